# SPDX-License-Identifier: Apache-2.0
"""Addresses: all of a person's begin with the key."""

from django.urls import path
from django.views.i18n import set_language

from clinic import views

urlpatterns = [
    path("", views.start, name="start"),
    path("language/", set_language, name="set_language"),
    path("<uuid:key>/", views.plan, name="plan"),
    path("<uuid:key>/questions/", views.questions, name="questions"),
    path("<uuid:key>/today.json", views.today, name="today"),
    path("<uuid:key>/journal/", views.journal, name="journal"),
]
