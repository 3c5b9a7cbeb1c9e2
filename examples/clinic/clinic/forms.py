# SPDX-License-Identifier: Apache-2.0
"""The questions as forms; corekit says what is asked, and which answers are right."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

EQUIPMENT = [("mat", _("a mat")), ("towel", _("a towel")), ("chair", _("a chair")), ("band", _("an elastic band"))]
YES_NO = (("no", _("No")), ("yes", _("Yes")))
UNKNOWN, NONE = ("unknown", _("I do not know")), ("-none", _("None of these"))


class StartForm(forms.Form):
    """What no rule asks, but every plan needs."""

    equipment = forms.MultipleChoiceField(
        label=_("What do you have at home?"), choices=EQUIPMENT, required=False, widget=forms.CheckboxSelectMultiple
    )
    minutes_per_day = forms.IntegerField(label=_("Minutes a day"), min_value=5, max_value=120, initial=20)
    days_per_week = forms.IntegerField(label=_("Days a week"), min_value=1, max_value=7, initial=5)


class PageForm(forms.Form):
    """One page of the intake; whoever does not know an answer says so."""

    def __init__(self, questions, data=None):
        super().__init__(data)
        self.fields.update({question.fact: field_of(question) for question in questions})

    def answers(self):
        """Fact to answer, as corekit takes them; a number that was left empty is not known."""
        meant = {"None": UNKNOWN[0], f"['{UNKNOWN[0]}']": UNKNOWN[0], f"['{NONE[0]}']": []}
        return {fact: meant.get(str(said), said) for fact, said in self.cleaned_data.items()}


def field_of(question):
    """The field of a question; words that are there in another language only are marked with it."""
    label = format_html('<span lang="{}">{}</span>', question.language, question.ask)
    said = {"label": label if question.language else question.ask}
    if question.type == "number":
        said["help_text"] = _("Leave it empty if you do not know.")
        return forms.FloatField(required=False, min_value=question.minimum, max_value=question.maximum, **said)
    if question.type == "date":
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **said)
    if question.type == "choices":
        choices = [*question.choices, NONE, UNKNOWN]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)
    return forms.ChoiceField(choices=[*(question.choices or YES_NO), UNKNOWN], widget=forms.RadioSelect, **said)
