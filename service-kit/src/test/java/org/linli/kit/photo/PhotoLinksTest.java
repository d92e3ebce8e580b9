package org.linli.kit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.kit.photo.PhotoLinks.Verdict;

class PhotoLinksTest {

    private static final Instant NOW = Instant.parse("2025-03-03T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String KEY = "first-key-0123456789abcdefghijklmnop";
    private static final String NEXT_KEY = "second-key-0123456789abcdefghijklmno";

    private final UUID id = UUID.randomUUID();
    private final PhotoLinks links = links(KEY);
    private final UploadClaims claims = new UploadClaims(new SigningKeys(KEY, List.of()), "house-a");

    @Test
    void aLinkOpensItsPhotoUntilItExpiresAndNotAtThatInstant() {
        PhotoLink link = links.issue(id, Duration.ofMinutes(10));

        assertThat(link.expires()).isEqualTo(NOW.plusSeconds(600));
        assertThat(check(link, NOW)).isEqualTo(Verdict.VALID);
        assertThat(check(link, link.expires().minusNanos(1))).isEqualTo(Verdict.VALID);
        assertThat(check(link, link.expires())).isEqualTo(Verdict.EXPIRED);
        assertThat(check(link, link.expires().plusSeconds(1))).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void aLinkIsNeverShorterThanAskedFor() {
        PhotoLinks fraction = new PhotoLinks(
                new SigningKeys(KEY, List.of()), "house-a", Clock.fixed(NOW.plusNanos(1), ZoneOffset.UTC));

        assertThat(fraction.issue(id, Duration.ofSeconds(5)).expires()).isEqualTo(NOW.plusSeconds(6));
    }

    @Test
    void whoeverChangesAnyPartHasNoLink() {
        PhotoLink link = links.issue(id, Duration.ofMinutes(10));
        long expires = link.expires().getEpochSecond();

        assertThat(links.check(UUID.randomUUID(), expires, link.signature(), NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(links.check(id, expires + 1, link.signature(), NOW)).isEqualTo(Verdict.FORGED);
        for (int i = 0; i < link.signature().length(); i++) {
            // Flips a high bit of the six: the lowest two of the last character are padding.
            char[] changed = link.signature().toCharArray();
            changed[i] = changed[i] >= 'a' ? 'A' : 'z';
            assertThat(links.check(id, expires, new String(changed), NOW)).isEqualTo(Verdict.FORGED);
        }
    }

    @Test
    void aForgerDoesNotLearnThatTheLinkHasExpired() {
        assertThat(links.check(id, NOW.minusSeconds(60).getEpochSecond(), "A".repeat(43), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "not base64 !", "AAAA", "签名", "====", "../../etc/passwd"})
    void aSignatureThatIsNoneIsForgedAndNoFailure(String signature) {
        assertThat(links.check(id, NOW.plusSeconds(60).getEpochSecond(), signature, NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(links.check(id, Long.MAX_VALUE, signature, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(claims.check(id, signature)).isFalse();
    }

    @Test
    void aLinkForOneAudienceIsNothingToAnother() {
        PhotoLink link = links.issue(id, Duration.ofMinutes(10));
        PhotoLinks other = new PhotoLinks(new SigningKeys(KEY, List.of()), "house-b", CLOCK);

        assertThat(other.check(id, link.expires().getEpochSecond(), link.signature(), NOW))
                .isEqualTo(Verdict.FORGED);
        assertThatThrownBy(() -> new PhotoLinks(new SigningKeys(KEY, List.of()), "two\nlines", CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewKeyLeavesOldLinksAliveUntilTheOldKeyIsDropped() {
        PhotoLink old = links.issue(id, Duration.ofMinutes(10));
        PhotoLinks rotated = links(NEXT_KEY, KEY);

        assertThat(rotated.check(id, old.expires().getEpochSecond(), old.signature(), NOW))
                .isEqualTo(Verdict.VALID);
        PhotoLink fresh = rotated.issue(id, Duration.ofMinutes(10));
        assertThat(fresh.signature()).isNotEqualTo(old.signature());
        assertThat(rotated.check(id, fresh.expires().getEpochSecond(), fresh.signature(), NOW))
                .isEqualTo(Verdict.VALID);
        assertThat(check(fresh, NOW)).as("the old key alone").isEqualTo(Verdict.FORGED);
        assertThat(links(NEXT_KEY).check(id, old.expires().getEpochSecond(), old.signature(), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void onlyTheUploaderHoldsTheClaimToAPhoto() {
        String claim = claims.issue(id);

        assertThat(claims.check(id, claim)).isTrue();
        assertThat(claims.check(UUID.randomUUID(), claim)).isFalse();
        assertThat(new UploadClaims(new SigningKeys(KEY, List.of()), "house-b").check(id, claim))
                .isFalse();
        assertThat(new UploadClaims(new SigningKeys(NEXT_KEY, List.of(KEY)), "house-a").check(id, claim))
                .isTrue();
        assertThat(new UploadClaims(new SigningKeys(NEXT_KEY, List.of()), "house-a").check(id, claim))
                .isFalse();
    }

    @Test
    void aLinkIsNoClaimAndAClaimNoLink() {
        PhotoLink link = links.issue(id, Duration.ofMinutes(10));

        assertThat(claims.check(id, link.signature())).isFalse();
        assertThat(links.check(id, link.expires().getEpochSecond(), claims.issue(id), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void aShortKeyIsNotTakenAndKeysAreNeverShown() {
        assertThatThrownBy(() -> new SigningKeys("short", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short-");
        assertThatThrownBy(() -> new SigningKeys(KEY, List.of("short"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SigningKeys(KEY, List.of(NEXT_KEY)).toString()).doesNotContain("key-");
        PhotoLink link = links.issue(id, Duration.ofMinutes(1));
        assertThat(link.toString()).doesNotContain(link.signature());
        assertThat(link.query()).isEqualTo("expires=1740967260&signature=" + link.signature());
    }

    @Test
    void aLinkValidForNoTimeIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> links.issue(id, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.issue(id, Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private Verdict check(PhotoLink link, Instant now) {
        return links.check(link.id(), link.expires().getEpochSecond(), link.signature(), now);
    }

    private static PhotoLinks links(String current, String... previous) {
        return new PhotoLinks(new SigningKeys(current, List.of(previous)), "house-a", CLOCK);
    }
}
