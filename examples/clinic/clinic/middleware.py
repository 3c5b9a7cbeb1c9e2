# SPDX-License-Identifier: Apache-2.0
"""One nonce a page: our style and what corekit-html brings may act, and nothing else."""

import secrets

POLICY = "default-src 'none'; style-src {0}; script-src {0}; img-src data:; form-action 'self'; frame-ancestors 'none'"


def content_security_policy(get_response):
    """Send the policy with every answer; no page about a person stays in a cache."""

    def respond(request):
        request.csp_nonce = secrets.token_urlsafe(16)
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY.format(f"'nonce-{request.csp_nonce}'")
        response.headers["Cache-Control"] = "no-store"
        return response

    return respond
