#!/usr/bin/env python3
"""A real mail server for tests: takes mail on loopback, and tells each as a line of JSON.

usage: mail_server.py SETTINGS, a JSON object: tls ("none", "starttls", "implicit"), folder (of the certificate),
users ({name: secret}), replies ({"RCPT": "550 nobody", "DATA": "451 later"}), after_data ("closes", "is silent"),
refuses (an address), mails_per_connection (1: it closes behind a mail).
The first line is the port. It ends when its input does.
"""
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

settings = json.loads(sys.argv[1])
replies = settings.get("replies", {})


def tell(line):
    print(json.dumps(line), flush=True)


def text_of(mail, kind):
    part = mail.get_body((kind,))
    return part.get_content() if part else None


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in replies:
            return replies["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in replies:
            return replies["RCPT"]
        if address == settings.get("refuses"):
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if settings.get("after_data") == "closes":
            server.transport.abort()
            return "250 nobody hears this"
        if settings.get("after_data") == "is silent":
            await asyncio.sleep(3600)
        if "DATA" in replies:
            return replies["DATA"]
        mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        tell(
            {
                "connection": session.peer[1],
                "sender": envelope.mail_from,
                "recipients": envelope.rcpt_tos,
                "protected": session.ssl is not None or settings["tls"] == "implicit",
                "user": session.auth_data,
                "headers": [[name, str(value)] for name, value in mail.items()],
                "defects": [str(defect) for part in mail.walk() for defect in part.defects],
                "text": text_of(mail, "plain"),
                "html": text_of(mail, "html"),
                "longest": max(len(line) for line in envelope.original_content.split(b"\r\n")),
                "bareLineEnds": envelope.original_content.replace(b"\r\n", b"").count(b"\n"),
            }
        )
        if settings.get("mails_per_connection") == 1:
            # The connection ends right behind the answer.
            asyncio.get_running_loop().call_soon(server.transport.close)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    users = settings.get("users", {})
    if isinstance(data, LoginPassword):
        name, secret = data.login.decode(), data.password.decode()
        if users.get(name) == secret:
            return AuthResult(success=True, auth_data=name)
    return AuthResult(success=False, handled=False)


async def main():
    context = None
    if settings["tls"] != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        folder = settings["folder"]
        context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")

    def protocol():
        return SMTP(
            Handler(),
            tls_context=context if settings["tls"] == "starttls" else None,
            require_starttls=settings["tls"] == "starttls",
            auth_required=bool(settings.get("users")),
            auth_require_tls=False,
            authenticator=authenticate,
            auth_exclude_mechanism=settings.get("without", []),
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        protocol, "127.0.0.1", 0, ssl=context if settings["tls"] == "implicit" else None
    )
    tell(server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
