package vn.laocai.thidua.support.outbox;

/** Makes the {@link Aggregates} of a definition; a bean of every service. */
public interface AggregateFactory {

    /** The aggregates of this kind in the service's own database. */
    <S, E> Aggregates<S, E> create(AggregateDefinition<S, E> definition);
}
