package vn.laocai.thidua.support.web;

import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import vn.laocai.thidua.support.command.Refusal;

/** Reads {@link IfMatch} and {@link Precondition} arguments from the headers. */
final class PreconditionResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class || parameter.getParameterType() == Precondition.class;
    }

    @Override
    public Precondition resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
        boolean mayCreate = parameter.getParameterType() == Precondition.class;
        String match = request.getHeader(HttpHeaders.IF_MATCH);
        String noneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (mayCreate && match == null && noneMatch != null && "*".equals(noneMatch.trim())) {
            return new Precondition.Absent();
        }
        if (match == null || match.isBlank() || "*".equals(match.trim())) {
            throw Refusal.of(428, "precondition-required",
                    "Thiếu tiêu đề If-Match với phiên bản đã xem. Hãy tải lại nội dung rồi gửi kèm ETag của nó.",
                    "The header If-Match with the version that you saw is missing. Load it and send its ETag.");
        }
        OptionalLong version = EntityTags.version(match.trim());
        if (version.isEmpty()) {
            throw IfMatch.stale();
        }
        return new IfMatch(version.getAsLong());
    }
}
