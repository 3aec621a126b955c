package vn.laocai.thidua.support.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/**
 * What tells that two requests are the same command.
 *
 * @param scoped
 *            the client's key, within the client
 * @param requestHash
 *            SHA-256 of method, address, actor and body, hexadecimal
 */
record CommandKey(String scoped, String requestHash) {

    static final String HEADER = "Idempotency-Key";

    private static final String ATTRIBUTE = CommandKey.class.getName();
    private static final int LONGEST = 200;

    /** Reads the key of a request, which POST and PATCH must have. */
    static CommandKey read(HttpServletRequest request, Actor actor) {
        String key = request.getHeader(HEADER);
        if (key == null || key.isEmpty()) {
            if (mustHaveKey(request)) {
                throw Refusal.of(400, "idempotency-key-missing",
                        "Thiếu tiêu đề Idempotency-Key. Hãy gửi một khóa riêng cho mỗi thao tác.",
                        "The header Idempotency-Key is missing. Send a key of its own with each command.");
            }
            return new CommandKey(CommandContext.onceKey(), hash(request, actor));
        }
        if (key.length() > LONGEST || !key.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw Refusal.of(400, "idempotency-key-invalid",
                    "Idempotency-Key phải có từ 1 đến 200 ký tự ASCII in được, không có khoảng trắng.",
                    "Idempotency-Key must be 1 to 200 printable ASCII characters without spaces.");
        }
        return new CommandKey(actor.personId() + ":" + key, hash(request, actor));
    }

    static boolean mustHaveKey(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) || "PATCH".equals(request.getMethod());
    }

    void remember(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable CommandKey remembered(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CommandKey key ? key : null;
    }

    private static String hash(HttpServletRequest request, Actor actor) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString();
            String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + (query == null ? "" : query)
                    + "\n" + actor.personId() + "\n" + actor.organisation() + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            RememberedBody body = RememberedBody.of(request);
            if (body != null) {
                digest.update(body.body());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
