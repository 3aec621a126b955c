package vn.laocai.thidua.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Turns what went wrong into one line that says what to do. */
final class Failures {

    private static final int LONGEST = 300;

    private Failures() {}

    static StackFailure explain(@Nullable Part part, Throwable failure, DataDirectory data) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackFailure told) {
                return told;
            }
            if (saysDiskFull(cause)) {
                return diskFull(data);
            }
            root = cause;
        }
        if (root instanceof OutOfMemoryError) {
            return new StackFailure("Hết bộ nhớ khi khởi động. Đặt THIDUA_HEAP=1g rồi chạy lại. · "
                    + "Out of memory; run with THIDUA_HEAP=1g.", failure);
        }
        String name = part == null ? "" : " '" + part.code() + "'";
        String reason = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName()).lines()
                .findFirst().orElse("");
        String brief = reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
        return new StackFailure("Phần" + name + " không khởi động được: " + brief + " Chi tiết trong " + data.logs()
                + " · The part did not start; see the log.", failure);
    }

    private static StackFailure diskFull(DataDirectory data) {
        long free;
        try {
            free = Files.getFileStore(data.logs()).getUsableSpace();
        } catch (IOException e) {
            free = 0;
        }
        return DataDirectory.full(data.logs(), free);
    }

    private static boolean saysDiskFull(Throwable failure) {
        String message = failure.getMessage();
        return message != null && (message.contains("No space left on device")
                || message.contains("not enough space on the disk"));
    }
}
