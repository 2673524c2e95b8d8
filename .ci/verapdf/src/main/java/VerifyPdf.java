import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF. Arguments: FLAVOUR[,FLAVOUR…]=FILE, for example
 * ua1,2a=chapter.pdf. Prints a line per file and flavour with the number of rules checked and
 * failed, and under it each failed rule with one place where it failed. Exit 1 where any rule
 * failed, 2 where a file could not be read.
 */
public final class VerifyPdf {
  public static void main(String[] jobs) {
    Logger.getLogger("").setLevel(Level.OFF); // the parser notes what the rules report anyway
    VeraGreenfieldFoundryProvider.initialise();
    int worst = jobs.length == 0 ? 2 : 0;
    for (String job : jobs) {
      int at = job.indexOf('=');
      for (String flavour : job.substring(0, at).split(",")) {
        worst = Math.max(worst, verify(PDFAFlavour.fromString(flavour), job.substring(at + 1)));
      }
    }
    System.exit(worst);
  }

  private static int verify(PDFAFlavour flavour, String file) {
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return report(validator.validate(parser), flavour, file);
    } catch (Exception e) {
      System.out.printf("%-4s %s: not read: %s%n", flavour, file, e);
      return 2;
    }
  }

  private static int report(ValidationResult result, PDFAFlavour flavour, String file) {
    Map<String, TestAssertion> failed = new TreeMap<>();
    Map<String, Integer> times = new TreeMap<>();
    for (TestAssertion a : result.getTestAssertions()) {
      if (a.getStatus() != TestAssertion.Status.FAILED) {
        continue;
      }
      String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
      failed.putIfAbsent(rule, a);
      times.merge(rule, 1, Integer::sum);
    }
    int rules = result.getValidationProfile().getRules().size();
    System.out.printf("%-4s %s: %d rules passed, %d failed, %d checks%n",
        flavour, file, rules - failed.size(), failed.size(), result.getTotalAssertions());
    failed.forEach((rule, a) -> System.out.printf("     %s (%d times): %s%n       at %s%n",
        rule, times.get(rule), a.getMessage(), a.getLocation().getContext()));
    return result.isCompliant() && failed.isEmpty() ? 0 : 1;
  }
}
