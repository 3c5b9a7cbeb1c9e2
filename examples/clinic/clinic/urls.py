# SPDX-License-Identifier: Apache-2.0
"""Addresses: all of a person's begin with the key."""

from django.urls import include, path
from django.views.generic import CreateView

from clinic import views
from clinic.models import Person

urlpatterns = [
    path("", CreateView.as_view(model=Person, fields=(), template_name="clinic/start.html"), name="start"),
    path("language/", include("django.conf.urls.i18n")),
    path("<uuid:key>/", views.plan, name="plan"),
    path("<uuid:key>/questions/", views.questions, name="questions"),
    path("<uuid:key>/today.json", views.today, name="today"),
    path("<uuid:key>/journal/", views.journal, name="journal"),
]
