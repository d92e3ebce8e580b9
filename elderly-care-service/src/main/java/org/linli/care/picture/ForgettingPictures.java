package org.linli.care.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderChanged;
import org.linli.care.elder.ElderConsents;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;

/** Pictures go with the person they show, and photos with the consent to them; a signature stays as long as the visit is somebody's. */
@ApplicationScoped
public class ForgettingPictures implements KeptOfElder, ElderChanged {

    private final Pictures pictures;
    private final ElderConsents consents;

    ForgettingPictures(Pictures pictures, ElderConsents consents) {
        this.pictures = pictures;
        this.consents = consents;
    }

    @Override
    public String kind() {
        return "picture";
    }

    @Override
    public List<String> move(ElderRef given, ElderRef kept) {
        // They stay with their visit, which has been and does not move.
        return List.of();
    }

    @Override
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        // None moved.
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        pictures.forget(elder);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder) {
        if (!consents.given(elder, ElderConsents.PHOTO)) {
            pictures.forgetPhotos(elder);
        }
    }
}
