package vn.laocai.thidua.scoring.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A seal whose key and certificates lie in a PKCS#12 file: that of the office, or a trial one that is made on first use and
 * that nobody but its maker vouches for.
 */
final class KeyStoreSeal implements PaperSeal {

    /** Name in the trial certificate; it says itself that it binds nobody. */
    private static final String TRIAL = "Khối thi đua các phường (khóa thử nghiệm)";
    /** The trial key is as safe as its directory is; a password beside it would protect nothing. */
    private static final char[] TRIAL_PASSWORD = "thidua".toCharArray();
    private static final Instant TRIAL_FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TRIAL_TO = Instant.parse("2050-01-01T00:00:00Z");

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private KeyStoreSeal(KeyStore store, char[] password) throws GeneralSecurityException {
        String alias = Collections.list(store.aliases()).stream().filter(name -> isKey(store, name)).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("it holds no key"));
        key = (PrivateKey) store.getKey(alias, password);
        chain = Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    }

    /**
     * The seal of an office.
     *
     * @param file
     *            PKCS#12 with one key, RSA or elliptic curve, and the certificates that lead to it
     * @throws IllegalStateException
     *             where the file holds none or the password is wrong
     */
    static KeyStoreSeal of(Path file, char[] password) {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            return new KeyStoreSeal(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The key store of the papers' seal cannot be used, " + file + ": "
                    + e.getMessage() + ". Check thidua.papers.seal.key-store and its password.", e);
        }
    }

    /** A trial seal in this directory; one that is there is used again. */
    static KeyStoreSeal trial(Path directory) {
        Path file = directory.resolve("papers.p12");
        if (!Files.exists(file)) {
            try {
                make(Files.createDirectories(directory), file);
            } catch (IOException e) {
                throw new UncheckedIOException("The trial seal of papers cannot be written: " + file, e);
            } catch (GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException("The trial seal of papers cannot be made", e);
            }
        }
        return of(file, TRIAL_PASSWORD);
    }

    @Override
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public byte[] sign(byte[] covered) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new Attributes(chain.getFirst()))
                            .build(new JcaContentSignerBuilder(algorithm(key)).build(key), chain.getFirst()));
            generator.addCertificates(new JcaCertStore(chain));
            return generator.generate(new CMSProcessableByteArray(covered), false).getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("The seal of papers does not sign", e);
        }
    }

    /** Binds the certificate, and leaves the time to the file, as PAdES asks. */
    private static final class Attributes extends DefaultSignedAttributeTableGenerator {

        Attributes(X509Certificate certificate) throws GeneralSecurityException {
            super(new AttributeTable(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())))))));
        }

        @Override
        @SuppressWarnings({"rawtypes", "JdkObsolete", "NonApiType"}) // the library's signature
        protected Hashtable createStandardAttributeTable(Map parameters) {
            Hashtable attributes = super.createStandardAttributeTable(parameters);
            attributes.remove(CMSAttributes.signingTime);
            return attributes;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new IllegalStateException("Papers are sealed with RSA or elliptic curves, not with "
                    + key.getAlgorithm() + ": readers of PDF know no other.");
        };
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Writes the file whole or not at all; where another process was quicker, its key stays. */
    private static void make(Path directory, Path file)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        KeyPair pair = keys.generateKeyPair();
        X500Name name = new X500NameBuilder().addRDN(BCStyle.C, "VN")
                .addRDN(BCStyle.O, "Không có giá trị pháp lý").addRDN(BCStyle.CN, TRIAL).build();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
                new BigInteger(120, new SecureRandom()), Date.from(TRIAL_FROM), Date.from(TRIAL_TO), name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        X509CertificateHolder certificate = builder
                .build(new JcaContentSignerBuilder(algorithm(pair.getPrivate())).build(pair.getPrivate()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("papers", pair.getPrivate(), TRIAL_PASSWORD,
                new Certificate[]{new JcaX509CertificateConverter().getCertificate(certificate)});
        Path draft = Files.createTempFile(directory, "papers", ".tmp");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            try (OutputStream bytes = Files.newOutputStream(draft)) {
                store.store(bytes, TRIAL_PASSWORD);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other file was complete before it got its name, so it can be read at once.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
