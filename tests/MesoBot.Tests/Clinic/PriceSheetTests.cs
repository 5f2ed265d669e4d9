using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

public class PriceSheetTests
{
    private static readonly DateTimeOffset Now = Some.TimeInDubai(2026, 11, 23, 12);

    [Fact]
    public void AValidSheetTellsRangesVatDateAndApproval() => Assert.Equal(
        """
        - Face session: AED 400–950.5 (with numbing cream)
        - Consultation: AED 0–200
        Prices include VAT. Valid until 2026-12-31. Approval number AD-7.
        """.ReplaceLineEndings("\n"), SomeClinic.Facts(SomeClinic.WithPrices()).PriceSheet("en", Now));

    [Fact]
    public void TheSheetIsToldInArabicAndInEnglishWhereThereIsNone()
    {
        var sheet = SomeClinic.Facts(SomeClinic.WithPrices()).PriceSheet("ar", Now)!;

        Assert.Contains("- جلسة الوجه: AED 400–950.5 (مع كريم مخدر)", sheet, StringComparison.Ordinal);
        Assert.Contains("- Consultation: AED 0–200", sheet, StringComparison.Ordinal);
        Assert.Contains("AD-7", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Prices include VAT.")]
    [InlineData(false, "VAT is added.")]
    public void WhetherVatIsIncludedIsSaid(bool includes, string said)
    {
        var clinic = SomeClinic.WithPrices();
        clinic.PriceSheet.IncludesVat = includes;

        Assert.Contains(said, SomeClinic.Facts(clinic).PriceSheet("en", Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void WithoutAnApprovalNumberNoPriceIsShown(string? approval)
    {
        var clinic = SomeClinic.WithPrices();
        clinic.PriceSheet.ApprovalNumber = approval;

        Assert.Null(SomeClinic.Facts(clinic).PriceSheet("en", Now));
    }

    [Fact]
    public void WithoutAnEndNoPriceIsShown()
    {
        var clinic = SomeClinic.WithPrices();
        clinic.PriceSheet.ValidUntil = null;

        Assert.Null(SomeClinic.Facts(clinic).PriceSheet("en", Now));
    }

    [Fact]
    public void WithoutPricesThereIsNoSheet()
    {
        var clinic = SomeClinic.WithPrices();
        clinic.PriceSheet.Prices.Clear();

        Assert.Null(SomeClinic.Facts(clinic).PriceSheet("en", Now));
    }

    [Fact]
    public void TheSheetHoldsUpToTheEndOfItsLastDayInDubai()
    {
        var facts = SomeClinic.Facts(SomeClinic.WithPrices());

        Assert.NotNull(facts.PriceSheet("en", Some.TimeInDubai(2026, 12, 31, 23, 59)));
        Assert.Null(facts.PriceSheet("en", Some.TimeInDubai(2027, 1, 1, 0)));
        Assert.Null(facts.PriceSheet("en", Some.TimeInDubai(2027, 1, 1, 0).ToUniversalTime())); // still 31 December in London
    }

    [Fact]
    public void NumbersAreWrittenTheSameWhateverTheMachinesLanguage()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");

            Assert.Contains("AED 400–950.5", SomeClinic.Facts(SomeClinic.WithPrices()).PriceSheet("en", Now), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
