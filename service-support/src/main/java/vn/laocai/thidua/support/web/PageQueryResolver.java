package vn.laocai.thidua.support.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import vn.laocai.thidua.support.command.Refusal;

/** Reads {@link PageQuery} arguments. */
final class PageQueryResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
        String cursor = request.getParameter("cursor");
        return new PageQuery(cursor == null || cursor.isBlank() ? null : Cursor.decoded(cursor),
                limit(request.getParameter("limit")));
    }

    private static int limit(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return PageQuery.USUAL;
        }
        try {
            int limit = Integer.parseInt(asked.trim());
            if (limit >= 1 && limit <= PageQuery.MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw Refusal.of(400, "limit-invalid", "Số mục mỗi trang phải từ 1 đến 200.",
                "The limit must be between 1 and 200.");
    }
}
