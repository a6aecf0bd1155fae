"""Addresses of signing in and out."""

from django.urls import path

from motcua.foundation.accounts import views

urlpatterns = [
    path("dang-nhap", views.sign_in, name="sign-in"),
    path("dang-xuat", views.sign_out, name="sign-out"),
]
