package vn.laocai.thidua.console.client;

/** A service did not answer in time or at all. */
public final class ServiceUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String service;

    ServiceUnreachable(String service, Throwable cause) {
        super(service + " does not answer", cause);
        this.service = service;
    }

    /** {@code ward}, {@code scoring}, {@code club} or {@code notification}. */
    public String service() {
        return service;
    }
}
