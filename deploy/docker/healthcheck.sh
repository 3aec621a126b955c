#!/usr/bin/env bash
# Asks a part for its readiness inside its own container, where there is no curl: bash opens the connection itself.
# usage: healthcheck.sh PORT [PATH]   exit 0 when the answer is 200
set -u
port="$1"
path="${2:-/actuator/health/readiness}"
exec 3<>"/dev/tcp/127.0.0.1/${port}" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
IFS= read -r -t 4 status <&3 || exit 1
case "$status" in
    *" 200"*) exit 0 ;;
    *) printf '%s\n' "$status"; exit 1 ;;
esac
