# SPDX-License-Identifier: Apache-2.0
"""The core's own sentences, units and labels: one gettext catalogue, asked for by language, never by the locale.

The source language is English. A sentence stands in the code as `translator.gettext("... {name} ...", name=value)`
or, in a table, wrapped in `N_("...")` so that extraction finds it. `docs/languages.md` says how a catalogue is
brought up to date.
"""

from __future__ import annotations

from corekit.messages.catalogue import N_, SOURCE_LANGUAGE, Translator, languages, translator, translator_of

__all__ = ["N_", "SOURCE_LANGUAGE", "Translator", "languages", "translator", "translator_of"]
