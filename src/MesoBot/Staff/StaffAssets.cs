using MesoBot.Site;

namespace MesoBot.Staff;

/// <summary>Style sheet and scripts of the console, built into the program. A file laid into Staff/Assets is served by its name.</summary>
internal sealed class StaffAssets
{
    // The address changes with the content, so a copy stays good for ever.
    private const string ForGood = "public, max-age=31536000, immutable";

    private readonly Dictionary<string, Asset> _files = Asset.BuiltInNames("staff/")
        .ToDictionary(name => name["staff/".Length..], name => Asset.BuiltIn(name, TypeOf(name)), StringComparer.Ordinal);

    public string Link(string name) => $"{Shell.StaffPaths.Root}/assets/{name}?v={_files[name].Version}";

    public IResult Serve(HttpContext context, string name) => _files.TryGetValue(name, out var file) ? file.For(context, ForGood) : Results.NotFound();

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".wav" => "audio/wav",
        _ => throw new InvalidOperationException($"{name} has no known type."),
    };
}
