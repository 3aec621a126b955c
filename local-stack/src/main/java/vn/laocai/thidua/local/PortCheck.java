package vn.laocai.thidua.local;

import java.util.Set;

import vn.laocai.thidua.testing.infrastructure.FreePorts;

/** Looks before anything starts whether all ports are free, so that the message can name the port and the part. */
final class PortCheck {

    private static final int OTHER_OFFSET = 1000;

    private PortCheck() {}

    static void allFree(Set<Part> parts, Ports ports) {
        for (Part part : parts.stream().sorted().toList()) {
            for (int port : part.ports()) {
                int wanted = port + ports.offset();
                if (!FreePorts.isFree(Ports.HOST, wanted)) {
                    throw taken(part, wanted, ports);
                }
            }
        }
    }

    static StackFailure taken(Part part, int port, Ports ports) {
        return new StackFailure("Cổng " + port + " của phần '" + part.code()
                + "' đã có chương trình khác dùng. Dừng chương trình đó, hoặc chạy: ./run --port-offset "
                + (ports.offset() + OTHER_OFFSET) + " · Port " + port
                + " is taken; stop what uses it or use that option.");
    }
}
