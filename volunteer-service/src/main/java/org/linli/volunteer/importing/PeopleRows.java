package org.linli.volunteer.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.AvailabilityBody;
import org.linli.volunteer.person.CertificateBody;
import org.linli.volunteer.person.CheckingPerson;
import org.linli.volunteer.person.Home;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.person.PersonBody;
import org.linli.volunteer.person.TakingOverPerson;

/** People as rows of a list. */
@ApplicationScoped
class PeopleRows implements RowImport<CheckingPerson.Checked>, RowImport.Renewing<CheckingPerson.Checked> {

    static final String LIST = "people";

    private static final String SKILLS = "skills";
    private static final String FREE_TIME = "free_time";
    private static final List<String> CERTIFICATE =
            List.of("certificate_kind", "certificate_issuer", "certificate_number", "valid_from", "valid_to");
    private static final List<String> COLUMNS = List.of(
            "name",
            "phone",
            "area",
            "work_unit",
            "household",
            "birth_year",
            "languages",
            "weekly_cap_minutes",
            "home_latitude",
            "home_longitude",
            SKILLS,
            FREE_TIME,
            "consents",
            "certificate_kind",
            "certificate_issuer",
            "certificate_number",
            "valid_from",
            "valid_to");
    private static final Pattern FREE = Pattern.compile("(\\S+) (\\d\\d:\\d\\d) (\\d{1,4})");

    private final CheckingPerson checking;
    private final TakingOverPerson takingOver;
    private final People people;

    PeopleRows(CheckingPerson checking, TakingOverPerson takingOver, People people) {
        this.checking = checking;
        this.takingOver = takingOver;
        this.people = people;
    }

    @Override
    public String list() {
        return LIST;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<Renewing<CheckingPerson.Checked>> renewing() {
        return Optional.of(this);
    }

    @Override
    public CheckingPerson.Checked check(Cells cells) {
        AllAsked all = new AllAsked();
        Integer birthYear = all.ask(() -> cells.whole("birth_year"));
        Integer cap = all.ask(() -> cells.whole("weekly_cap_minutes"));
        Home home = all.ask(() -> home(cells));
        List<AvailabilityBody.Rule> freeTime = cells.told(FREE_TIME) ? all.ask(() -> freeTime(cells)) : null;
        CertificateBody certificate = all.ask(() -> certificate(cells));
        CheckingPerson.Checked checked = all.ask(() -> checking.check(new CheckingPerson.Row(
                new PersonBody(
                        cells.text("name"),
                        cells.text("phone"),
                        cells.text("area"),
                        cells.text("work_unit"),
                        cells.text("household"),
                        birthYear,
                        List.copyOf(cells.list("languages")),
                        cap,
                        home,
                        true),
                cells.told(SKILLS) ? cells.list(SKILLS) : null,
                freeTime,
                cells.list("consents"),
                certificate)));
        all.refuse();
        if (checked == null) {
            throw new IllegalStateException("a row that breaks a rule was not refused");
        }
        return checked;
    }

    @Override
    public String areaPath(CheckingPerson.Checked checked) {
        return checked.areaPath();
    }

    @Override
    public Optional<String> areaPathOf(UUID entity) {
        return people.byId(entity).map(Person::areaPath);
    }

    @Override
    public UUID enter(CheckingPerson.Checked checked, Actor actor, String role) {
        return takingOver.enter(checked, actor, role);
    }

    @Override
    public boolean renew(UUID entity, CheckingPerson.Checked checked, Actor actor, String role) {
        return takingOver.renew(entity, checked, actor, role);
    }

    private static @Nullable Home home(Cells cells) {
        return cells.given("home_latitude") || cells.given("home_longitude")
                ? new Home(cells.decimal("home_latitude"), cells.decimal("home_longitude"))
                : null;
    }

    private static List<AvailabilityBody.Rule> freeTime(Cells cells) {
        return cells.list(FREE_TIME, "|").stream().map(PeopleRows::rule).toList();
    }

    private static AvailabilityBody.Rule rule(String told) {
        Matcher rule = FREE.matcher(told);
        if (!rule.matches()) {
            throw Problem.invalid(
                    FREE_TIME,
                    "free-time",
                    "须为「重复规则 开始时间 分钟」,以 | 分隔,如 FREQ=WEEKLY;BYDAY=SA 09:00 180",
                    "must be rule, start and minutes, between |, such as FREQ=WEEKLY;BYDAY=SA 09:00 180");
        }
        return new AvailabilityBody.Rule(rule.group(1), rule.group(2), Integer.valueOf(rule.group(3)));
    }

    private static @Nullable CertificateBody certificate(Cells cells) {
        return CERTIFICATE.stream().noneMatch(cells::given)
                ? null
                : new CertificateBody(
                        cells.text("certificate_kind"),
                        cells.text("certificate_issuer"),
                        cells.text("certificate_number"),
                        cells.date("valid_from"),
                        cells.date("valid_to"));
    }
}
