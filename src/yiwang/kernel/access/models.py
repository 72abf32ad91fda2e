"""Accounts: who may sign in. Roles are appointments in organisations, declared by the city."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Account(AbstractBaseUser):
    """账号: one person who signs in, a resident or a member of staff."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField("登录名", max_length=150, unique=True)
    is_active = models.BooleanField("在用", default=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager["Account"]()

    def __str__(self) -> str:
        return self.username
