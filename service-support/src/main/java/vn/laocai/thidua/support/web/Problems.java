package vn.laocai.thidua.support.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.security.IdentityUnavailable;

/** Says of every failure which problem the client is told. */
final class Problems {

    /** Code of the refusal of an act that asks for a fresh sign-in. */
    static final String SIGN_IN_TOO_OLD = "sign-in-too-old";

    /** Seconds after which a client may try again what an outage stopped. */
    private static final int PATIENCE_SECONDS = 3;

    private Problems() {}

    static Refusal of(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case MethodArgumentNotValidException invalid -> invalid(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> invalid(invalid.getParameterValidationResults());
            case ConstraintViolationException invalid -> invalid(invalid.getConstraintViolations());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing ->
                parameter("parameter-missing", missing.getParameterName(), "là bắt buộc", "is required");
            case MissingRequestValueException missing -> Refusal.of(400, "request-incomplete",
                    "Yêu cầu thiếu thông tin bắt buộc.", "The request lacks something that is required: "
                            + missing.getMessage());
            case MethodArgumentTypeMismatchException wrong ->
                parameter("parameter-invalid", wrong.getName(), "có giá trị không hợp lệ", "has an invalid value");
            case TypeMismatchException wrong -> parameter("parameter-invalid",
                    String.valueOf(wrong.getPropertyName()), "có giá trị không hợp lệ", "has an invalid value");
            case NoHandlerFoundException unknown -> notFound();
            case NoResourceFoundException unknown -> notFound();
            case HttpRequestMethodNotSupportedException wrong -> methodNotAllowed(wrong);
            case HttpMediaTypeNotSupportedException ignored -> Refusal.of(415, "unsupported-media-type",
                    "Nội dung phải được gửi dưới dạng application/json.", "Send the content as application/json.");
            case HttpMediaTypeNotAcceptableException ignored ->
                Refusal.of(406, "not-acceptable", "Dịch vụ chỉ trả lời dưới dạng application/json.",
                        "The service answers in application/json only.");
            case IdentityUnavailable ignored -> Refusal.of(503, "identity-unavailable",
                    "Tạm thời chưa kiểm tra được phiên đăng nhập. Xin thử lại sau giây lát.",
                    "The sign-in cannot be checked at the moment. Please try again shortly.")
                    .with("retryAfter", PATIENCE_SECONDS);
            case AuthenticationException unauthenticated -> unauthenticated(unauthenticated);
            case AccessDeniedException ignored -> Refusal.of(403, "not-allowed",
                    "Tài khoản của bạn không có quyền thực hiện việc này.",
                    "Your account has no right to do this.");
            case ErrorResponse known -> known(known.getStatusCode().value());
            default -> storeIsAway(failure) ? storeUnavailable() : internalError();
        };
    }

    /** The problem of a bare status, such as one that the web container set by itself. */
    static Refusal known(int status) {
        return switch (status) {
            case 401 -> tokenMissing();
            case 403 -> of(new AccessDeniedException("denied"));
            case 404 -> notFound();
            case 413 -> bodyTooLarge();
            case 400 -> Refusal.of(400, "request-unreadable", "Không đọc được yêu cầu.",
                    "The request cannot be read.");
            default -> status >= 400 && status < 500
                    ? Refusal.of(status, "request-refused", "Yêu cầu không được chấp nhận.",
                            "The request is not accepted.")
                    : internalError();
        };
    }

    static Refusal bodyTooLarge() {
        return Refusal.of(413, "body-too-large", "Nội dung gửi lên quá lớn.", "The content is too large.");
    }

    static Refusal auditUnavailable() {
        return Refusal.of(503, "audit-unavailable",
                "Chưa ghi được nhật ký nên yêu cầu chưa được xử lý. Xin thử lại sau giây lát.",
                "The audit cannot be written, so the request was not dealt with. Please try again shortly.")
                .with("retryAfter", PATIENCE_SECONDS);
    }

    static boolean storeIsAway(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MongoTimeoutException || each instanceof MongoSocketException
                    || each instanceof MongoNotPrimaryException || each instanceof MongoNodeIsRecoveringException
                    || each instanceof MongoConnectionPoolClearedException
                    || each instanceof MongoServerUnavailableException
                    || each instanceof MongoWriteConcernException
                    || each instanceof DataAccessResourceFailureException) {
                return true;
            }
        }
        return false;
    }

    private static Refusal storeUnavailable() {
        return Refusal.of(503, "store-unavailable",
                "Kho dữ liệu tạm thời không phản hồi. Hãy giữ nội dung đang nhập và thử lại sau giây lát.",
                "The store does not answer at the moment. Keep what you typed and try again shortly.")
                .with("retryAfter", PATIENCE_SECONDS);
    }

    private static Refusal internalError() {
        return Refusal.of(500, "internal-error",
                "Hệ thống gặp lỗi ngoài dự kiến. Hãy báo cho bộ phận hỗ trợ kèm mã truy vết.",
                "Something unexpected failed. Tell the support team together with the trace id.");
    }

    private static Refusal notFound() {
        return Refusal.of(404, "not-found", "Không tìm thấy nội dung được yêu cầu.",
                "What was asked for does not exist.");
    }

    private static Refusal tokenMissing() {
        return Refusal.of(401, "token-missing", "Cần đăng nhập để thực hiện việc này.", "Sign in to do this.");
    }

    private static Refusal methodNotAllowed(HttpRequestMethodNotSupportedException wrong) {
        Set<HttpMethod> supported = wrong.getSupportedHttpMethods();
        Refusal refusal = Refusal.of(405, "method-not-allowed", "Địa chỉ này không nhận phương thức đã dùng.",
                "This address does not take the method that was used.");
        return supported == null
                ? refusal
                : refusal.with("allowed", supported.stream().map(HttpMethod::name).sorted().toList());
    }

    private static Refusal unauthenticated(AuthenticationException failure) {
        if (failure instanceof InsufficientAuthenticationException
                || failure instanceof AuthenticationCredentialsNotFoundException) {
            return tokenMissing();
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof JwtValidationException invalid
                    && invalid.getErrors().stream().anyMatch(error -> "token-expired".equals(error.getErrorCode()))) {
                return Refusal.of(401, "token-expired", "Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.",
                        "The sign-in has expired. Sign in again.");
            }
        }
        return Refusal.of(401, "token-invalid", "Phiên đăng nhập không hợp lệ. Hãy đăng nhập lại.",
                "The sign-in is not valid. Sign in again.");
    }

    private static Refusal parameter(String code, String name, String vi, String en) {
        return Refusal.of(400, code, "Tham số '" + name + "' " + vi + ".", "The parameter '" + name + "' " + en + ".")
                .withError("?" + name, "Tham số " + vi + ".", "The parameter " + en + ".");
    }

    private static Refusal unreadable(HttpMessageNotReadableException failure) {
        for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
            switch (each) {
                case UnrecognizedPropertyException unknown -> {
                    return Refusal.of(400, "unknown-field",
                            "Nội dung có trường không được hỗ trợ: '" + unknown.getPropertyName() + "'.",
                            "The content has a field that is not known: '" + unknown.getPropertyName() + "'.")
                            .withError(Pointers.of(unknown), "Trường không được hỗ trợ.", "Unknown field.");
                }
                case ForbiddenText forbidden -> {
                    return Refusal.of(400, "text-not-allowed", "Nội dung có ký tự điều khiển không được phép.",
                            "The text has control characters, which are not allowed.")
                            .withError(Pointers.of(forbidden), "Có ký tự điều khiển không được phép.",
                                    "Has control characters, which are not allowed.");
                }
                case DatabindException mismatch -> {
                    return Refusal.of(400, "field-invalid", "Nội dung có trường sai kiểu dữ liệu.",
                            "The content has a field of a wrong type.")
                            .withError(Pointers.of(mismatch), "Giá trị không đúng kiểu dữ liệu.",
                                    "The value has a wrong type.");
                }
                case JacksonException ignored -> {
                    return jsonUnreadable();
                }
                default -> {
                    // A cause further down says more.
                }
            }
        }
        return jsonUnreadable();
    }

    private static Refusal jsonUnreadable() {
        return Refusal.of(400, "json-unreadable", "Nội dung gửi lên không phải JSON hợp lệ.",
                "The content is no valid JSON.");
    }

    private static Refusal invalid(BindingResult result) {
        return invalidRequest(fieldErrors(result));
    }

    private static Refusal invalid(List<ParameterValidationResult> results) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (ParameterValidationResult result : results) {
            if (result instanceof ParameterErrors ofBody) {
                errors.addAll(fieldErrors(ofBody));
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                for (MessageSourceResolvable error : result.getResolvableErrors()) {
                    errors.add(sameInBoth("?" + name, error.getDefaultMessage()));
                }
            }
        }
        return invalidRequest(errors);
    }

    private static Refusal invalid(Set<ConstraintViolation<?>> violations) {
        return invalidRequest(violations.stream()
                .map(violation -> sameInBoth(Pointers.ofBeanPath(violation.getPropertyPath().toString()),
                        violation.getMessage()))
                .collect(Collectors.toList()));
    }

    private static List<Refusal.FieldError> fieldErrors(Errors errors) {
        List<Refusal.FieldError> found = new ArrayList<>();
        for (FieldError error : errors.getFieldErrors()) {
            found.add(sameInBoth(Pointers.ofBeanPath(error.getField()), error.getDefaultMessage()));
        }
        errors.getGlobalErrors().forEach(error -> found.add(sameInBoth("", error.getDefaultMessage())));
        return found;
    }

    /** Messages of constraints come in the language of the request already. */
    private static Refusal.FieldError sameInBoth(String pointer, @Nullable String message) {
        String text = message == null ? "" : message;
        return new Refusal.FieldError(pointer, text, text);
    }

    private static Refusal invalidRequest(List<Refusal.FieldError> errors) {
        Refusal refusal = Refusal.of(400, "request-invalid",
                "Có trường chưa hợp lệ. Hãy sửa các trường được chỉ ra rồi gửi lại.",
                "Some fields are not valid. Correct those that are named and send again.");
        for (Refusal.FieldError error : errors.stream()
                .sorted(Comparator.comparing(Refusal.FieldError::pointer)).toList()) {
            refusal = refusal.withError(error.pointer(), error.detailVi(), error.detailEn());
        }
        return refusal;
    }
}
