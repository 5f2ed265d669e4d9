using System.Collections;
using System.Globalization;
using System.Resources;
using MesoBot.Text;

namespace MesoBot.Tests.Support;

/// <summary>All texts of one resource, each language without what it would borrow from the other.</summary>
internal sealed record ResourceTexts(IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string> Arabic)
{
    /// <param name="name">Of the class, and of its .resx files.</param>
    public static ResourceTexts Of(string name)
    {
        var resources = new ResourceManager("MesoBot.Text." + name, typeof(Strings).Assembly);
        return new ResourceTexts(Read(resources, CultureInfo.InvariantCulture), Read(resources, CultureInfo.GetCultureInfo("ar")));
    }

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
