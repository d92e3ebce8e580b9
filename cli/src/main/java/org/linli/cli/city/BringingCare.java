package org.linli.cli.city;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;

/**
 * Enters the lists of a city's folder {@code care} as its desk would: people, families, carers, contracts and plans. What is
 * there already is left alone, so that a run that broke off is taken up again.
 */
final class BringingCare {

    private final Care care;
    private final Login officer;
    private final Clock clock;
    private final PrintStream out;

    BringingCare(Care care, Login officer, Clock clock, PrintStream out) {
        this.care = care;
        this.officer = officer;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Does nothing where there is no such folder, nor where the city has no log-in of a desk officer to enter it by.
     *
     * @return false when the list of people had faults, which are printed; nothing that follows was entered
     * @throws Refusal when the folder cannot be read, or the service refuses for another reason
     */
    boolean bring(Path folder, CityPack city) {
        Path lists = folder.resolve(PackFolder.CARE);
        if (!Files.isDirectory(lists)) {
            return true;
        }
        boolean known = city.logins().stream().anyMatch(each -> each.username().equals(officer.username()));
        if (!known || System.getenv("LINLI_TOKEN") != null) {
            out.println(PackFolder.CARE + ": 无受理员登录名,未录入 · not entered without a desk officer's log-in");
            return true;
        }
        SortedMap<String, byte[]> files = files(lists);
        ListTimes times = new ListTimes(
                LocalDate.ofInstant(clock.instant(), city.info().zone()),
                city.info().zone());
        files.replaceAll((name, csv) -> times.resolved(csv));
        CareList people = list("elders.csv", files);
        if (!new SendingElders(care, officer, clock, out).send(people, city)) {
            return false;
        }
        CareList carers = list("carers.csv", files);
        new TakingOnCarers(care, officer, out).takeOn(carers.rows());
        Map<String, String> ids = new KnownElders(care, officer).ids(people.rows());
        FamiliesOfElders families = new FamiliesOfElders(care, officer, ids);
        EnteringContracts contracts = new EnteringContracts(care, officer, ids);
        AgreeingPlans plans = new AgreeingPlans(care, officer, ids);
        Map<String, String> opened = contracts.open(list("packages.csv", files).rows());
        AtOnce.each(
                List.<Runnable>of(
                        () -> contracts.enrol(list("enrolments.csv", files), opened),
                        () -> plans.agree(list("items.csv", files), opened),
                        () -> families.tell(list("contacts.csv", files))),
                Runnable::run);
        print(families.told(), "家属联系人 people whose families were told of");
        print(opened.size(), "服务包 contracts (新登记 newly enrolled " + contracts.enrolled() + ")");
        print(plans.agreed(), "照护计划项目 care items agreed");
        return true;
    }

    private void print(int count, String what) {
        out.printf("  %7d  %s%n", count, what);
    }

    private static CareList list(String file, SortedMap<String, byte[]> files) {
        return CareList.read(file, files.get(file));
    }

    private static SortedMap<String, byte[]> files(Path lists) {
        try {
            return PackFolder.read(lists);
        } catch (IOException unreadable) {
            throw Refusal.because("目录无法读取 · the folder cannot be read: " + lists);
        }
    }
}
