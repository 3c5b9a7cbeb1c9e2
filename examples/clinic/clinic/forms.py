# SPDX-License-Identifier: Apache-2.0
"""The questions as forms; corekit says what is asked, and which answers are right."""

from django import forms
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from clinic.models import kit

YES_NO = (("no", _("No")), ("yes", _("Yes")))
UNKNOWN, NONE = ("unknown", _("I do not know")), ("-none", _("None of these"))
MEANT = {"None": UNKNOWN[0], f"['{UNKNOWN[0]}']": UNKNOWN[0], f"['{NONE[0]}']": []}


class PageForm(forms.Form):
    """One page of the intake; whoever does not know an answer says so."""

    def __init__(self, person, data=None):
        super().__init__(data)
        self.person, self.page = person, person.page(self.data)
        self.fields.update({one.fact: field_of(one) for one in (self.page.questions if self.page else ())})

    def clean(self):
        """Give the person the answers as corekit takes them; a number that was left empty is not known."""
        answers = {fact: MEANT.get(str(said), said) for fact, said in self.cleaned_data.items()}
        profile, faults = kit().answer(self.person.profile, answers, on=timezone.localdate())
        for fault in faults:
            self.add_error(fault.pointer.split("/")[2], fault.message)
        self.person.answers = profile.to_dict()


def field_of(question):
    """The field of a question; words that are there in another language only are marked with it."""
    language = question.language or translation.get_language()
    said = {"label": format_html('<span lang="{}">{}</span>', language, question.ask)}
    if question.type == "number":
        said |= {"required": False, "help_text": _("Leave it empty if you do not know.")}
        return forms.FloatField(min_value=question.minimum, max_value=question.maximum, **said)
    if question.type == "date":
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **said)
    if question.type == "choices":
        choices = [*question.choices, NONE, UNKNOWN]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)
    return forms.ChoiceField(choices=[*(question.choices or YES_NO), UNKNOWN], widget=forms.RadioSelect, **said)
