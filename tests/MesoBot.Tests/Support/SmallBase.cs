using MesoBot.Knowledge;
using MesoBot.Yaml;

namespace MesoBot.Tests.Support;

/// <summary>
/// A knowledge base of three articles without findings. A test changes one thing and looks at what comes of it. The fixed texts are
/// the built-in ones, without their facts.
/// </summary>
internal sealed class SmallBase
{
    public const string Pain = "articles/does-it-hurt.md";
    public const string Sessions = "articles/how-many-sessions.md";
    public const string WhatIsIt = "articles/what-is-it.md";

    private readonly SortedDictionary<string, string> _files = new(SmallBaseFiles.All(), StringComparer.Ordinal);

    public IReadOnlyList<(string Name, string Text)> Files => [.. _files.Select(f => (f.Key, f.Value))];

    public string this[string file] => _files[file];

    public KnowledgeBase Knowledge => Read().Base ?? throw new InvalidOperationException(string.Join('\n', Read().Findings));

    public KnowledgeReading Read() => KnowledgeReader.Read(Files);

    /// <summary>What reading and checking find together.</summary>
    public IReadOnlyList<FileFinding> Findings() => Read() is { Base: { } built } ? KnowledgeCheck.Errors(built) : Read().Findings;

    public SmallBase With(string file, string text)
    {
        _files[file] = text.ReplaceLineEndings("\n");
        return this;
    }

    public SmallBase Without(string file) => _files.Remove(file) ? this : throw new ArgumentException($"There is no {file}.", nameof(file));

    /// <summary>Replaces the first place where <paramref name="from"/> stands.</summary>
    public SmallBase Change(string file, string from, string to)
    {
        var text = _files[file];
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return at >= 0 ? With(file, text[..at] + to + text[(at + from.Length)..]) : throw new ArgumentException($"«{from}» is not in {file}.", nameof(from));
    }

    public SmallBase Add(string file, string text) => With(file, _files[file] + text);

    /// <summary>The number of the first line that holds the text, from 1; 0 for an empty text.</summary>
    public int LineOf(string file, string text) => text.Length == 0 ? 0 : 1 + Array.FindIndex(_files[file].Split('\n'), line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Makes a folder what this base is: writes what changed, deletes what is not in it.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in _files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
        }
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            if (!_files.ContainsKey(Path.GetRelativePath(folder, path).Replace('\\', '/'))) File.Delete(path);
    }
}
