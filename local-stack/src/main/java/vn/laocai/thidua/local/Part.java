package vn.laocai.thidua.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of the suite that the local stack can start, in the order in which they are listed and started. */
public enum Part {
    STORE("kho dữ liệu", 27017), BROKER("kênh sự kiện Kafka", 9092), MAIL("thư điện tử", 3025, 3080), IDENTITY(
            "đăng nhập",
            9000), WARD("phường, khối, giao ước", 8081), SCORING("chấm điểm", 8082), CLUB("câu lạc bộ đô thị",
                    8083), NOTIFICATION("thông báo", 8084), CONSOLE("bảng điều hành", 8080), DEMO("mùa thi đua 2025");

    private final String purpose;
    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its interface cannot say so
    private final List<Integer> ports;

    Part(String purpose, Integer... ports) {
        this.purpose = purpose;
        this.ports = List.of(ports);
    }

    /** The part's name on the command line, such as {@code ward}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the part is for, in Vietnamese. */
    String purpose() {
        return purpose;
    }

    /** The ports it listens on before any offset. */
    List<Integer> ports() {
        return ports;
    }

    /** Tells whether it is one of the four services. */
    boolean isService() {
        return this == WARD || this == SCORING || this == CLUB || this == NOTIFICATION;
    }

    /** What must be up before this part starts, if the same process starts it. */
    Set<Part> needs() {
        return switch (this) {
            case STORE, BROKER, MAIL, IDENTITY -> EnumSet.noneOf(Part.class);
            case WARD, SCORING, CLUB -> EnumSet.of(STORE, BROKER);
            case NOTIFICATION -> EnumSet.of(STORE, BROKER, MAIL);
            case CONSOLE -> EnumSet.of(BROKER);
            case DEMO -> EnumSet.of(IDENTITY, WARD, SCORING, CLUB, NOTIFICATION);
        };
    }

    /** The part of this name on the command line. */
    static Optional<Part> of(String code) {
        return Arrays.stream(values()).filter(part -> part.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
