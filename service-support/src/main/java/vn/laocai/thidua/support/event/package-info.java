/** Events on the wire: CloudEvents 1.0, binary mode on Kafka. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.event;
