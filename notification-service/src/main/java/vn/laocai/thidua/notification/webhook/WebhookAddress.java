package vn.laocai.thidua.notification.webhook;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

import vn.laocai.thidua.notification.webhook.AddressGuard.AddressRefused;
import vn.laocai.thidua.support.command.Refusal;

/** Reads the address that an agency gives and refuses, in the agency's words, what cannot be delivered to. */
final class WebhookAddress {

    private static final int MOST_CHARACTERS = 2000;

    private WebhookAddress() {}

    /**
     * The address in its normal form.
     *
     * @throws Refusal
     *             422 {@code webhook-url-invalid}, {@code webhook-url-insecure}, {@code webhook-host-unknown} or
     *             {@code webhook-address-not-allowed}
     */
    static URI check(String text, AddressGuard guard) {
        URI uri = parse(text);
        String host = uri.getHost();
        if ("http".equals(uri.getScheme()) && !guard.mayBeLoopback(host)) {
            throw refuse("webhook-url-insecure", "Địa chỉ nhận phải dùng https.", "The address must use https.");
        }
        try {
            InetAddress checked = guard.check(host);
            if ("http".equals(uri.getScheme()) && !checked.isLoopbackAddress()) {
                throw refuse("webhook-url-insecure", "Địa chỉ nhận phải dùng https.", "The address must use https.");
            }
            return uri;
        } catch (UnknownHostException e) {
            throw refuse("webhook-host-unknown", "Không tìm thấy máy chủ " + host + ". Hãy kiểm tra lại tên miền.",
                    "The host " + host + " cannot be found. Check the domain name.");
        } catch (AddressRefused e) {
            throw refuse("webhook-address-not-allowed",
                    "Địa chỉ nhận phải là địa chỉ công khai trên Internet; không được trỏ vào mạng nội bộ.",
                    "The address must be public on the internet; it must not lead into an internal network.");
        }
    }

    private static URI parse(String text) {
        Refusal invalid = refuse("webhook-url-invalid",
                "Địa chỉ nhận không hợp lệ. Ví dụ đúng: https://don-vi.gov.vn/thi-dua/webhook",
                "The address is not valid. A right one: https://agency.gov.vn/thi-dua/webhook");
        if (text.length() > MOST_CHARACTERS) {
            throw invalid;
        }
        try {
            URI given = new URI(text.strip());
            String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(java.util.Locale.ROOT);
            boolean web = "https".equals(scheme) || "http".equals(scheme);
            String authority = given.getRawAuthority();
            if (!web || authority == null || given.getRawFragment() != null || given.getRawUserInfo() != null
                    || authority.indexOf('@') >= 0) {
                throw invalid;
            }
            String host = given.getHost() == null ? IDN.toASCII(hostOf(authority)) : given.getHost();
            String path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
            String port = given.getPort() >= 0 ? ":" + given.getPort() : portOf(authority);
            String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
            URI uri = new URI(new URI(scheme + "://" + host + port + path + query).toASCIIString());
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw invalid;
            }
            return uri;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw invalid;
        }
    }

    private static String hostOf(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static String portOf(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? "" : authority.substring(colon);
    }

    private static Refusal refuse(String code, String vietnamese, String english) {
        return Refusal.of(422, code, vietnamese, english).withError("/url", vietnamese, english);
    }
}
