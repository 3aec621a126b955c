package vn.laocai.thidua.local;

/**
 * Where the parts listen.
 *
 * @param offset
 *            added to every port, so that two stacks can run beside each other
 */
public record Ports(int offset) {

    /** All parts listen on this machine only: anybody who reaches them can have the token of any demo person. */
    public static final String HOST = "localhost";

    /** First port of the part. */
    public int of(Part part) {
        return part.ports().getFirst() + offset;
    }

    /** Page on which the mail can be read. */
    public int mailPage() {
        return Part.MAIL.ports().getLast() + offset;
    }

    public String store() {
        return "mongodb://" + HOST + ":" + of(Part.STORE);
    }

    public String broker() {
        return HOST + ":" + of(Part.BROKER);
    }

    /** Base address of a part that speaks HTTP, without a slash at the end. */
    public String http(Part part) {
        return "http://" + HOST + ":" + of(part);
    }

    public String mailReading() {
        return "http://" + HOST + ":" + mailPage();
    }
}
