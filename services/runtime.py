"""Builds the process's dependencies from its settings; the only place that chooses adapters."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import structlog

from services.adapters.anchors.file import AnchorFolder
from services.adapters.anchors.object_lock import ObjectLockAnchors
from services.adapters.documents.reader import DocumentFiles
from services.adapters.erasure_journal.file import JournalFile
from services.adapters.kms.aws import AwsKms
from services.adapters.kms.key_file import KeyFile, create_key_file
from services.adapters.kms.moving import Moving
from services.adapters.local_ai.engine import LocalEngine
from services.adapters.local_ai.passage_model import PassageModel
from services.adapters.mail.resend import ResendClient
from services.adapters.mail.smtp import SmtpClient
from services.adapters.openai.engine import OpenAiEngine
from services.adapters.openai.replay import EngineReplayer
from services.adapters.openai.writer import OpenAiWriter
from services.adapters.redis_live.client import RedisLive
from services.adapters.redis_pace.client import RedisPace
from services.adapters.redis_thoughts.client import RedisThoughts
from services.adapters.sandbox_control.client import SandboxClient
from services.adapters.whatsapp.client import WhatsAppClient
from services.adapters.whatsapp.signature import MetaSignature
from services.checkpoint_keys import CheckpointKeys, create_audit_key_file
from services.clock import ShiftedClock, SystemClock
from services.db import Database, create_engine
from services.deps import Deps
from services.errors import ConfigurationError
from services.jobs import Queue
from services.keyring import Keyring
from services.ports import AnchorStore, Clock, KeyProvider, MailGateway
from services.reactions import REACTIONS
from services.settings import Settings
from services.thoughts import Thoughts

log = structlog.get_logger()

_DEVELOPMENT_KEY_FILE = "keys.json"
_DEVELOPMENT_AUDIT_KEY_FILE = "audit-key.json"
_ANCHOR_FOLDER = "audit-anchors"
_ERASURE_JOURNAL = "erasures.ndjson"


def key_provider(settings: Settings) -> KeyProvider:
    """Return the provider of wrapping keys; in development a missing key file is made in the data folder.

    Raises ConfigurationError in production for a key file in the data folder, which is where development makes one:
    whoever copies that folder has the data and the key.
    """
    if settings.kms_key_id is None:
        return _key_file(settings)
    kms = AwsKms(settings.kms_key_id, endpoint_url=settings.kms_url)
    return Moving(kms, earlier=_key_file(settings)) if settings.key_file else kms


def _key_file(settings: Settings) -> KeyFile:
    path = settings.key_file or Path(settings.data_dir) / _DEVELOPMENT_KEY_FILE
    if settings.key_file is None and not settings.is_production:
        create_key_file(path)
    if settings.is_production and path.resolve().is_relative_to(Path(settings.data_dir).resolve()):
        raise ConfigurationError("In production FLEXORAA_KEY_FILE must not lie in the data folder.")
    _refuse_open_to_others(path, settings)
    return KeyFile(path)


def _refuse_open_to_others(path: Path, settings: Settings) -> None:
    if not path.exists() or not path.stat().st_mode & 0o077:
        return
    if settings.is_production:
        raise ConfigurationError(f"The key file {path} can be read by others: chmod 600 {path}.")
    log.warning("keys.file_open_to_others", path=str(path))


def _anchor_stores(settings: Settings) -> tuple[AnchorStore, ...]:
    folder = AnchorFolder(settings.anchor_dir or settings.data_dir / _ANCHOR_FOLDER)
    return (folder, ObjectLockAnchors(settings.anchor_bucket)) if settings.anchor_bucket else (folder,)


def checkpoint_keys(settings: Settings) -> CheckpointKeys | None:
    """Return what signs the audit log; in development a missing key file is made in the data folder."""
    path = settings.audit_key_file
    if path is None and settings.is_production:
        return None
    if path is None:
        path = Path(settings.data_dir) / _DEVELOPMENT_AUDIT_KEY_FILE
        create_audit_key_file(path)
    return CheckpointKeys(path)


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Deps]:
    """Yield the dependencies of one process and close them afterwards.

    Raises ConfigurationError where an address is missing.
    """
    database_url, redis_url = settings.database_url, settings.redis_url
    if database_url is None or redis_url is None:
        raise ConfigurationError("DATABASE_URL and REDIS_URL must be set, or started by `flexoraa up`.")
    address = database_url.get_secret_value()
    async with contextlib.AsyncExitStack() as stack:
        live = RedisLive(redis_url.get_secret_value())
        stack.push_async_callback(live.close)
        pace = RedisPace(redis_url.get_secret_value())
        stack.push_async_callback(pace.close)
        engine = create_engine(
            address, pool_size=settings.database_pool_size, statement_cache_size=settings.statement_cache_size
        )
        database = Database(engine, Keyring(key_provider(settings)), live, REACTIONS)
        stack.push_async_callback(database.close)
        pool = await stack.enter_async_context(
            asyncpg.create_pool(address, min_size=0, max_size=2, statement_cache_size=settings.statement_cache_size)
        )
        thoughts = RedisThoughts(redis_url.get_secret_value())
        stack.push_async_callback(thoughts.close)
        whatsapp = WhatsAppClient(settings.meta_graph_url)
        stack.push_async_callback(whatsapp.close)
        sandbox = SandboxClient(settings.sandbox_url) if settings.sandbox_url else None
        if sandbox:
            stack.push_async_callback(sandbox.close)
        local = LocalEngine(use_embeddings=settings.use_embeddings)
        asked = _language_model(settings, local, stack)
        yield Deps(
            settings=settings,
            db=database,
            clock=_clock(settings),
            queue=Queue(pool),
            live=live,
            feed=live,
            api_pace=pace,
            whatsapp=whatsapp,
            meta_signature=_meta_signature(settings),
            reader=asked or local,
            replayer=EngineReplayer(local, asked),
            writer=_writer(settings, stack),
            thoughts=Thoughts(thoughts),
            sentence_model=PassageModel(),
            documents=DocumentFiles(),
            mail=_mail_gateway(settings, stack),
            sandbox=sandbox,
            checkpoint_keys=checkpoint_keys(settings),
            erasures=JournalFile(settings.erasure_journal or settings.data_dir / _ERASURE_JOURNAL),
            anchors=_anchor_stores(settings),
        )


def _clock(settings: Settings) -> Clock:
    return ShiftedClock() if settings.sandbox_url else SystemClock()


def _meta_signature(settings: Settings) -> MetaSignature:
    # Two secrets, separated by a comma, are in force while one replaces the other.
    secrets = settings.meta_app_secret.get_secret_value().split(",")
    return MetaSignature(secrets, settings.meta_verify_token.get_secret_value())


def _mail_gateway(settings: Settings, stack: contextlib.AsyncExitStack) -> MailGateway | None:
    client: ResendClient | SmtpClient
    if settings.resend_api_key:
        key = settings.resend_api_key.get_secret_value()
        client = ResendClient(url=settings.resend_api_url, api_key=key, sender=settings.mail_from)
    elif settings.smtp_url:
        client = SmtpClient(url=settings.smtp_url.get_secret_value(), sender=settings.mail_from)
    else:
        return None
    stack.push_async_callback(client.close)
    return client


def _language_model(settings: Settings, local: LocalEngine, stack: contextlib.AsyncExitStack) -> OpenAiEngine | None:
    if settings.openai_api_key is None:
        return None
    engine = OpenAiEngine(
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=settings.openai_base_url,
        model=settings.openai_model,
        fallback=local,
    )
    stack.push_async_callback(engine.close)
    return engine


def _writer(settings: Settings, stack: contextlib.AsyncExitStack) -> OpenAiWriter | None:
    if settings.openai_api_key is None:
        return None
    key, address = settings.openai_api_key.get_secret_value(), settings.openai_base_url
    writer = OpenAiWriter(api_key=key, base_url=address, model=settings.openai_model)
    stack.push_async_callback(writer.close)
    return writer
