package vn.laocai.thidua.notification.announcement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same whenever the same thing is told to the same recipient in the same way (Rule 89). */
public final class MessageId {

    private MessageId() {}

    /** 32 hexadecimal digits that stand for this event, recipient and channel. */
    public static String of(String eventId, String recipient, String channel) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((eventId + "\n" + recipient + "\n" + channel).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
