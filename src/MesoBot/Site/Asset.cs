using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace MesoBot.Site;

/// <summary>A file that is served as it is, with its compressed copy; both are made once.</summary>
internal sealed class Asset
{
    private readonly byte[] _plain;
    private readonly byte[] _gzip;
    private readonly string _type;

    public Asset(byte[] content, string type)
    {
        _plain = content;
        _gzip = Compress(content);
        _type = type;
        Version = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
    }

    /// <summary>Changes with the content.</summary>
    public string Version { get; }

    /// <summary>Names of the built-in files that begin so.</summary>
    public static IEnumerable<string> BuiltInNames(string prefix) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <param name="name">With its folder, "staff/staff.css"; the site's own without.</param>
    public static Asset BuiltIn(string name, string type)
    {
        using var stream = Open(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new Asset(copy.ToArray(), type);
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The answer to this request: 200 or, when the browser has it already, 304.</summary>
    public IResult For(HttpContext context, string cacheControl)
    {
        var gzip = Accepts(context.Request, "gzip");
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (gzip) headers.ContentEncoding = "gzip";
        // Two encodings are two sets of bytes, so two tags.
        return Results.Bytes(gzip ? _gzip : _plain, _type, entityTag: new EntityTagHeaderValue($"\"{Version}{(gzip ? "-gzip" : "")}\""));
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name.Contains('/', StringComparison.Ordinal) ? name : "site/" + name)
        ?? throw new FileNotFoundException($"The program was built without {name}.");

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize)) gzip.Write(content);
        return target.ToArray();
    }
}
