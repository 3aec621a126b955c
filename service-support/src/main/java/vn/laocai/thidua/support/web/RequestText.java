package vn.laocai.thidua.support.web;

import java.text.Normalizer;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Texts of requests: stored as NFC, so that the same Vietnamese word is the same bytes whatever keyboard wrote it
 * (Rule 87), and without characters that are not to be seen.
 */
final class RequestText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private RequestText() {
        super(String.class);
    }

    static SimpleModule module() {
        return new SimpleModule("request-text").addDeserializer(String.class, new RequestText());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getString();
        if (!text.codePoints().allMatch(RequestText::allowed)) {
            throw new ForbiddenText(parser);
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean allowed(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return true;
        }
        // Bidirectional overrides and a byte order mark make a signed text look unlike what it is.
        boolean disguise = (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
        return !disguise && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
    }
}
