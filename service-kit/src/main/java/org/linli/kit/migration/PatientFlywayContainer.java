package org.linli.kit.migration;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Puts {@link PatientFlyway} where Quarkus looks for what it starts with. The extension has no setting for it, and migrates
 * before anything of ours runs: its own step has to stay, because a migration Job ends right after it.
 */
@ApplicationScoped
class PatientFlywayContainer {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    @Unremovable
    FlywayContainer patient(FlywayContainerProducer producer, AgroalDataSource dataSource, MigrationSettings settings) {
        FlywayContainer usual = producer.createFlyway(dataSource, DataSourceUtil.DEFAULT_DATASOURCE_NAME, true, false);
        return new FlywayContainer(
                new PatientFlyway(usual.getFlyway().getConfiguration(), settings),
                usual.isBaselineAtStart(),
                usual.isCleanAtStart(),
                usual.isCleanOnValidationError(),
                usual.isMigrateAtStart(),
                usual.isRepairAtStart(),
                usual.isValidateAtStart(),
                usual.getDataSourceName(),
                usual.isHasMigrations(),
                usual.isCreatePossible());
    }
}
