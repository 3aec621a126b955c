package vn.laocai.thidua.support.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The command overrides what was decided or closes it for all, so whoever sits at the machine proves again who that is:
 * a sign-in that is longer ago than {@code thidua.identity.fresh-sign-in} is refused with 401 {@code sign-in-too-old}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshSignIn {
}
