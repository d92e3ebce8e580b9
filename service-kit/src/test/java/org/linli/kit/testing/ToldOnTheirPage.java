package org.linli.kit.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.linli.kit.problem.ProblemPages;
import org.linli.kit.problem.ProblemType;

/** Whether every problem type of a class has a section on {@code docs/problems.md} with its status and both titles. */
final class ToldOnTheirPage extends ArchCondition<JavaClass> {

    ToldOnTheirPage() {
        super("be told in docs/problems.md, with status and titles as in the code");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        List<String> faults = new ArrayList<>();
        try {
            types(type.reflect()).forEach(t -> faults.addAll(faults(t)));
        } catch (ReflectiveOperationException unknown) {
            faults.add("neither an enum nor a record over one: its types cannot be listed");
        }
        events.add(new SimpleConditionEvent(type, faults.isEmpty(), type.getName() + ": " + faults));
    }

    static List<String> faults(ProblemType type) {
        String line = "\n%d · %s · %s\n".formatted(type.status(), type.titleEn(), type.titleZh());
        return ProblemPages.of(type.slug())
                .map(page -> page.contains(line) && page.contains("**Means**") && page.contains("**含义**")
                        ? List.<String>of()
                        : List.of(type.slug() + " needs the line" + line + "and its meaning in both languages"))
                .orElse(List.of(type.slug() + " has no section"));
    }

    private static List<ProblemType> types(Class<?> kind) throws ReflectiveOperationException {
        List<ProblemType> types = new ArrayList<>();
        if (kind.isEnum()) {
            for (Object constant : kind.getEnumConstants()) {
                types.add((ProblemType) constant);
            }
            return types;
        }
        if (!kind.isRecord()
                || kind.getRecordComponents().length != 1
                || !kind.getRecordComponents()[0].getType().isEnum()) {
            throw new NoSuchMethodException(kind.getName());
        }
        Class<?> over = kind.getRecordComponents()[0].getType();
        Constructor<?> constructor = kind.getDeclaredConstructor(over);
        constructor.setAccessible(true);
        for (Object constant : over.getEnumConstants()) {
            types.add((ProblemType) constructor.newInstance(constant));
        }
        return types;
    }
}
