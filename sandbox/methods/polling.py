"""Methods about how updates reach the bot, as far as no waiting is involved."""

from urllib.parse import urlsplit

from sandbox.errors import Json, bad_request
from sandbox.inbox import Webhook

from .registry import Call, method


@method("setWebhook")
def set_webhook(call: Call) -> bool:
    """Send updates to an address instead of waiting to be asked; an empty one stops it.

    Unlike Telegram, plain http and any port will do on this machine.
    """
    url = call.params.text("url") or ""
    inbox = call.world.inbox
    if url:
        _check(url, call.params.text("secret_token"))
        secret = call.params.text("secret_token") or None
        connections = call.params.integer("max_connections") or 40
        inbox.webhook = Webhook(url, secret, connections)
        inbox.allow(call.params.json("allowed_updates"))
    else:
        inbox.webhook = None
    _drop(call)
    call.world.tell("webhook")
    return True


def _check(url: str, secret: str | None) -> None:
    parts = urlsplit(url)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or parts.scheme not in (("http", "https") if local else ("https",)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
        raise bad_request("secret token contains unallowed characters")
    if secret and len(secret) > 256:
        raise bad_request("secret token is too long")


def _drop(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.world.inbox.pending.clear()


@method("deleteWebhook")
def delete_webhook(call: Call) -> bool:
    """Stop sending updates."""
    call.world.inbox.webhook = None
    _drop(call)
    call.world.tell("webhook")
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    """Tell where updates go and how many wait."""
    inbox = call.world.inbox
    info: Json = {
        "url": inbox.webhook.url if inbox.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(inbox.pending),
    }
    if inbox.webhook:
        info["max_connections"] = inbox.webhook.max_connections
    if inbox.allowed is not None:
        info["allowed_updates"] = inbox.allowed
    if inbox.webhook and inbox.webhook_error:
        info["last_error_date"], info["last_error_message"] = inbox.webhook_error
    return info
