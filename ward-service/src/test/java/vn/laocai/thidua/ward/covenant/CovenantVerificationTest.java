package vn.laocai.thidua.ward.covenant;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;
import vn.laocai.thidua.support.signature.SoftwareKeys;
import vn.laocai.thidua.ward.covenant.Covenant.PartiallySigned;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SignCovenant;
import vn.laocai.thidua.ward.covenant.CovenantVerification.Finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CovenantVerificationTest {

    @TempDir
    private Path directory;

    private SigningPort keys;
    private CovenantVerification verification;
    private PartiallySigned signed;

    @BeforeEach
    void aCovenantThatSaPaHasSigned() {
        keys = new SoftwareKeys(directory);
        verification = new CovenantVerification(keys);
        signed = (PartiallySigned) Sample.after(Sample.open(),
                new SignCovenant("SA_PA", "p-SA_PA", true, Sample.TEXT.hash(), true, this::sign));
    }

    private WardSignature sign(SignatureStatement statement) {
        Signed made = keys.sign(statement.signerId(), statement.canonical().getBytes(UTF_8));
        return new WardSignature(statement.wardCode(), statement.signerId(), statement.signedAt(),
                statement.contentHash(), statement.canonical(), Base64.getEncoder().encodeToString(made.signature()),
                Base64.getEncoder().encodeToString(made.publicKey()), made.keyId());
    }

    @Test
    void aSignatureFitsAfterTheCovenantWasStoredAndRead() {
        Covenant read = CovenantDocument.read(CovenantDocument.write(signed));
        Finding finding = verification.verify(read);
        assertThat(finding.valid()).isTrue();
        assertThat(finding.signatures().getFirst().valid()).isTrue();
    }

    @Test
    void findsATextThatWasChangedInTheStore() {
        CovenantText forged = new CovenantText(Sample.TEXT.title(), "Khác đi", Sample.TEXT.contents(),
                Sample.TEXT.commitments(), Map.of(), null);
        Finding finding = verification.verify(new PartiallySigned(signed.identity(), forged, signed.contentHash(),
                signed.terms(), signed.signatures()));
        assertThat(finding.valid()).isFalse();
        assertThat(finding.textFits()).isFalse();
        assertThat(finding.signatures().getFirst().textFits()).isFalse();

        // Changing the announced hash with it does not help: the signature refers to the old one.
        Finding smoother = verification.verify(new PartiallySigned(signed.identity(), forged, forged.hash(),
                signed.terms(), signed.signatures()));
        assertThat(smoother.textFits()).isTrue();
        assertThat(smoother.valid()).isFalse();
    }

    @Test
    void findsASignatureThatWasMovedToAnotherWard() {
        WardSignature original = signed.signatures().getFirst();
        WardSignature moved = new WardSignature("LAO_CAI", original.signerId(), original.signedAt(),
                original.contentHash(), original.statement(), original.signature(), original.publicKey(),
                original.keyId());
        assertThat(verify(moved).signatures().getFirst().statementFits()).isFalse();
    }

    @Test
    void findsAStatementThatWasRewritten() {
        WardSignature original = signed.signatures().getFirst();
        WardSignature rewritten = new WardSignature("LAO_CAI", original.signerId(), original.signedAt(),
                original.contentHash(), original.statement().replace("SA_PA\"}", "LAO_CAI\"}"), original.signature(),
                original.publicKey(), original.keyId());
        assertThat(verify(rewritten).signatures().getFirst()).satisfies(found -> {
            assertThat(found.statementFits()).isTrue();
            assertThat(found.signatureFits()).isFalse();
        });
    }

    @Test
    void findsASignatureMadeWithAKeyThatIsNotTheSigners() {
        SigningPort others = new SoftwareKeys(directory.resolve("others"));
        WardSignature original = signed.signatures().getFirst();
        Signed made = others.sign("p-SA_PA", original.statement().getBytes(UTF_8));
        WardSignature foreign = new WardSignature("SA_PA", original.signerId(), original.signedAt(),
                original.contentHash(), original.statement(), Base64.getEncoder().encodeToString(made.signature()),
                Base64.getEncoder().encodeToString(made.publicKey()), made.keyId());
        assertThat(verify(foreign).signatures().getFirst()).satisfies(found -> {
            assertThat(found.signatureFits()).isTrue();
            assertThat(found.keyFits()).isFalse();
        });
    }

    @Test
    void takesRubbishForNoSignature() {
        WardSignature original = signed.signatures().getFirst();
        WardSignature rubbish = new WardSignature("SA_PA", original.signerId(), original.signedAt(),
                original.contentHash(), original.statement(), "!!!", "AAAA", original.keyId());
        assertThat(verify(rubbish).valid()).isFalse();
    }

    private Finding verify(WardSignature signature) {
        return verification.verify(new PartiallySigned(signed.identity(), signed.text(), signed.contentHash(),
                signed.terms(), List.of(signature)));
    }
}
