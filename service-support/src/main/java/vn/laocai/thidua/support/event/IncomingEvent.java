package vn.laocai.thidua.support.event;

/** An event with its data read into the consumer's own copy of the contract. */
public record IncomingEvent<T>(EventEnvelope envelope, T data) {}
