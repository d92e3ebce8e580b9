package org.linli.kit.setting;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at the ranges of our settings as soon as they are read. A dozen numbers need no validation framework: one that reads the
 * rules of every class costs a fifth of a second and more at each start.
 */
public final class RangesOfSettings implements SmallRyeConfigBuilderCustomizer, ConfigValidator {

    private static final String OURS = "org.linli.";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    /** @throws ConfigValidationException naming each setting, its range and what it is */
    @Override
    public void validateMapping(Class<?> type, String prefix, Object settings) {
        List<Problem> problems = new ArrayList<>();
        look(type, prefix, settings, problems);
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static void look(Class<?> type, String prefix, Object settings, List<Problem> problems) {
        if (!type.getName().startsWith(OURS)) {
            return;
        }
        for (Method setting : type.getMethods()) {
            String name = prefix + "." + StringUtil.skewer(setting.getName());
            InRange range = setting.getAnnotation(InRange.class);
            if (range != null) {
                double value = ((Number) read(setting, settings)).doubleValue();
                // Written so that what is not a number is refused too.
                if (!(value >= range.from() && value <= range.to())) {
                    problems.add(new Problem(name + " must be " + said(range) + ", but is " + said(value)));
                }
            } else if (setting.getReturnType().isInterface()) {
                look(setting.getReturnType(), name, read(setting, settings), problems);
            }
        }
    }

    private static Object read(Method setting, Object settings) {
        try {
            setting.setAccessible(true);
            return setting.invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + setting, impossible);
        }
    }

    private static String said(InRange range) {
        return range.to() == Double.POSITIVE_INFINITY
                ? "at least " + said(range.from())
                : said(range.from()) + " to " + said(range.to());
    }

    private static String said(double number) {
        return new DecimalFormat("0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
