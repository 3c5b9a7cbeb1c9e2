# SPDX-License-Identifier: Apache-2.0
"""Django's command line for the clinic."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.umask(0o077)  # the database holds answers about people's health: nobody else on this machine reads it
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    execute_from_command_line(sys.argv)
