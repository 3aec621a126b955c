#!/usr/bin/env bash
# Writes the AOT cache of a part while its image is built: the application context is made once and left before
# anything is started, so no store, broker or identity provider is asked. A part that cannot be trained still runs,
# only slower: the image then holds an empty cache, which the JVM passes over with a warning.
# usage: train.sh JAR
set -u
jar="$1"
java @/app/jvm.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar "$jar" \
    && [ -s app.aot ] && exit 0
echo "train.sh: no AOT cache for ${jar}; the image starts without one" >&2
[ "${REQUIRE_AOT_CACHE:-false}" = true ] && exit 1
: > app.aot
