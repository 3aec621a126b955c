/** State and events leave in one write; the relay carries the events on to the journal and the broker. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.outbox;
