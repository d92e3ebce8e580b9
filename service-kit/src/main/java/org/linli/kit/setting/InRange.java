package org.linli.kit.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Between what a setting that is a number must lie, both ends included; else the service does not start and says why. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InRange {

    double from();

    double to() default Double.POSITIVE_INFINITY;
}
