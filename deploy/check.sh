#!/usr/bin/env bash
# Checks what is under deploy/ and docker-compose.yml with whatever of these tools is installed, and says loudly what
# was left out: docker compose (or docker-compose), kubectl, promtool, python3.
set -u
cd "$(dirname "$0")/.." || exit 2
failed=0
run() {
    local what="$1"; shift
    if output="$("$@" 2>&1)"; then echo "ok       $what"; else echo "FAILED   $what"; printf '%s\n' "$output" | sed 's/^/         /'; failed=1; fi
}
left_out() { echo "LEFT OUT $1: $2 is not installed"; }

if docker compose version > /dev/null 2>&1; then
    run "docker compose config" docker compose config --quiet
elif command -v docker-compose > /dev/null; then
    run "docker-compose config" docker-compose config --quiet
else
    left_out "docker-compose.yml" "docker compose"
fi

if command -v kubectl > /dev/null; then
    for overlay in staging production; do
        run "kustomize overlay $overlay" kubectl kustomize "deploy/kubernetes/overlays/$overlay"
    done
else
    left_out "deploy/kubernetes" "kubectl"
fi

if command -v promtool > /dev/null; then
    run "prometheus configuration" promtool check config deploy/prometheus/prometheus.yml
    run "alert rules" promtool test rules deploy/prometheus/tests/thidua.test.yml
else
    left_out "deploy/prometheus" "promtool (package prometheus)"
fi

if command -v python3 > /dev/null; then
    for json in deploy/keycloak/*.json deploy/grafana/dashboards/*.json; do
        run "$json" python3 -m json.tool "$json"
    done
else
    left_out "JSON of Keycloak and Grafana" "python3"
fi

run "topics.yaml" sh deploy/kafka/apply-topics.sh --print deploy/kafka/topics.yaml
for script in deploy/docker/*.sh deploy/kafka/*.sh; do run "$script" bash -n "$script"; done
exit $failed
