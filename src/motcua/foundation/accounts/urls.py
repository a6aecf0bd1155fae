"""Addresses of signing in and out."""

from motcua.foundation.accounts import views
from motcua.foundation.routes import EVERYONE, route

urlpatterns = [
    route("dang-nhap", views.sign_in, name="sign-in", roles=EVERYONE, methods=("GET", "POST")),
    route("dang-xuat", views.sign_out, name="sign-out", roles=EVERYONE, methods=("POST",)),
]
