"""The server's postgresql.conf, chosen for a machine that also runs the program itself."""

import os
from collections.abc import Mapping
from pathlib import Path

from motcua.config.embedded.cluster import PORT, Cluster

MIB = 1024 * 1024


def memory_bytes() -> int:
    """This machine's memory, or the part of it that our container may use."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text().strip()
    except OSError:
        return machine
    return min(machine, int(limit)) if limit.isdigit() else machine


def settings_for(memory: int) -> dict[str, str]:
    """Settings for ``memory`` bytes; the defaults suit a machine with 256 MiB.

    Commits are durable: an acknowledged dossier survives a power cut. Just-in-time compilation
    costs more than it saves in our short queries.
    """
    mib = memory // MIB
    return {
        "max_connections": "100",
        "shared_buffers": f"'{min(1024, max(128, mib // 24))}MB'",
        "effective_cache_size": f"'{max(512, mib // 2)}MB'",
        "work_mem": f"'{min(32, max(4, mib // 512))}MB'",
        "maintenance_work_mem": f"'{min(256, max(64, mib // 64))}MB'",
        "fsync": "on",
        "synchronous_commit": "on",
        "wal_compression": "on",
        "max_wal_size": "'2GB'",
        "checkpoint_timeout": "'15min'",
        # After a kill: one call for all files instead of one for each, 0.3 s instead of 3 s.
        "recovery_init_sync_method": "syncfs",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "default_text_search_config": "'pg_catalog.simple'",
        "log_checkpoints": "off",
        "log_line_prefix": "'%m [%p] '",
    }


def configuration(cluster: Cluster, memory: int) -> str:
    """The whole text of postgresql.conf: our settings, the cluster's own, and its one door."""
    door: Mapping[str, str] = {
        "listen_addresses": "''",
        "port": PORT,
        "unix_socket_directories": f"'{cluster.door}'",
        "unix_socket_permissions": "0700",
    }
    chosen = {**settings_for(memory), **cluster.settings, **door}
    return "".join(f"{name} = {value}\n" for name, value in chosen.items())
