#!/bin/sh
# Creates the topics that deploy/kafka/topics.yaml declares and that the cluster does not have yet.
# It never changes or deletes a topic: a change of partitions or retention is an operator's decision.
#
# usage: apply-topics.sh [--print] TOPICS_FILE
#   --print              only say what would be created: name, partitions, retention in ms
#   BOOTSTRAP_SERVERS    default localhost:9092
#   REPLICATION          overrides defaults.replication (1 where there is one broker)
#   MIN_IN_SYNC          overrides defaults.minInSyncReplicas
#   KAFKA_TOPICS         path of kafka-topics.sh, default /opt/kafka/bin/kafka-topics.sh
#   COMMAND_CONFIG       properties file for kafka-topics.sh, where the cluster asks who is there
set -eu

kafka_topics() {
    "${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}" --bootstrap-server "${BOOTSTRAP_SERVERS:-localhost:9092}" \
        ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} "$@"
}

if [ "${1:-}" = --create-one ]; then
    kafka_topics --create --if-not-exists --topic "$2" --partitions "$3" --replication-factor "$REPLICATION" \
        --config "retention.ms=$4" --config cleanup.policy=delete --config "min.insync.replicas=$MIN_IN_SYNC"
    exit
fi

print_only=false
[ "${1:-}" = --print ] && { print_only=true; shift; }
file="${1:?usage: apply-topics.sh [--print] TOPICS_FILE}"

# The file's own layout is what is read: two-space steps, one value a line.
declared() {
    awk '
        function value(line) { sub(/^[^:]*:[ ]*/, "", line); sub(/[ ]+#.*$/, "", line); gsub(/"/, "", line); return line }
        function millis(period) {
            if (period !~ /^P[0-9]+D$/) { print "not a period of days: " period > "/dev/stderr"; bad = 1; exit 1 }
            gsub(/[PD]/, "", period); return sprintf("%.0f", period * 86400000)
        }
        function topic(name, partitions, retention) { print name, partitions, millis(retention) }
        function flush() { if (name != "") topic(name, partitions, retention); name = "" }
        /^[a-z]/ { flush(); section = $1 }
        section == "defaults:" && /^  replication:/ { print "replication", value($0) }
        section == "defaults:" && /^  minInSyncReplicas:/ { print "minInSync", value($0) }
        section == "defaults:" && /^  (retry|deadLetters):/ { kind = $1; sub(":", "", kind) }
        section == "defaults:" && /^    partitions:/ { parts[kind] = value($0) }
        section == "defaults:" && /^    retention:/ { keep[kind] = value($0) }
        section == "topics:" && /^  - name:/ { flush(); name = value($0) }
        section == "topics:" && /^    partitions:/ { partitions = value($0) }
        section == "topics:" && /^    retention:/ { retention = value($0) }
        section == "topics:" && /^        retry:/ { topic(value($0), parts["retry"], keep["retry"]) }
        section == "topics:" && /^        deadLetters:/ { topic(value($0), parts["deadLetters"], keep["deadLetters"]) }
        END { if (!bad) flush() }
    ' "$1"
}

all="$(declared "$file")"
replication="${REPLICATION:-$(printf '%s\n' "$all" | awk '$1 == "replication" { print $2 }')}"
min_in_sync="${MIN_IN_SYNC:-$(printf '%s\n' "$all" | awk '$1 == "minInSync" { print $2 }')}"
wanted="$(printf '%s\n' "$all" | awk '$1 ~ /^thidua\./ && NF == 3')"
[ -n "$wanted" ] || { echo "apply-topics: no topic found in $file" >&2; exit 1; }

if $print_only; then
    printf '%s\n' "$wanted"
    exit 0
fi

existing="$(kafka_topics --list)"
missing="$(printf '%s\n' "$wanted" | existing="$existing" awk '
    BEGIN { n = split(ENVIRON["existing"], names, "\n"); for (i = 1; i <= n; i++) there[names[i]] = 1 }
    !($1 in there)')"
if [ -n "$missing" ]; then
    # Each call starts a JVM, so a few run beside each other.
    printf '%s\n' "$missing" | REPLICATION="$replication" MIN_IN_SYNC="$min_in_sync" \
        xargs -P 4 -n 3 sh "$0" --create-one
fi
count() { printf '%s' "$1" | grep -c . || true; }
echo "apply-topics: $(count "$missing") created, $(($(count "$wanted") - $(count "$missing"))) already there"
