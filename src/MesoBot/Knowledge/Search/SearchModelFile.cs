using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MesoBot.Knowledge.Search;

/// <summary>Keeps the learned model between starts, under the base's hash. Losing the file costs a few seconds, nothing else.</summary>
internal sealed class SearchModelFile(string folder)
{
    /// <summary>Changes whenever the features or the format do: an older file is then learned anew.</summary>
    private const int Version = 4;

    private const int ChecksumLength = SHA256.HashSizeInBytes;

    public SearchModel? Load(KnowledgeBase knowledge)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(knowledge.Hash));
            if (!IsWhole(bytes)) return null;
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - ChecksumLength), Encoding.UTF8);
            return reader.ReadInt32() == Version && reader.ReadString() == knowledge.Hash ? Read(reader, knowledge.Hash) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException or OutOfMemoryException or ArgumentException)
        {
            // Missing, cut short or of another program: learning again is always right.
            return null;
        }
    }

    /// <returns>Why it could not be saved, or null.</returns>
    public string? Save(SearchModel model)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = PathOf(model.Hash) + "." + Environment.ProcessId;
            File.WriteAllBytes(unfinished, BytesOf(model));
            // Whole or not at all, also when two programs learn at once.
            File.Move(unfinished, PathOf(model.Hash), overwrite: true);
            DeleteOthers(model.Hash);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>A changed byte would not fail, it would answer differently: the checksum at the end tells.</summary>
    private static bool IsWhole(byte[] bytes) =>
        bytes.Length > ChecksumLength && SHA256.HashData(bytes.AsSpan(0, bytes.Length - ChecksumLength)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - ChecksumLength));

    private static byte[] BytesOf(SearchModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(model.Hash);
        Write(writer, model);
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    private string PathOf(string hash) => Path.Combine(folder, $"search-{hash}.bin");

    // The two newest stay: someone may be editing back and forth.
    private void DeleteOthers(string hash)
    {
        foreach (var old in new DirectoryInfo(folder).GetFiles("search-*.bin").Where(f => !f.Name.Contains(hash, StringComparison.Ordinal)).OrderByDescending(f => f.LastWriteTimeUtc).Skip(1))
            old.Delete();
    }

    private static void Write(BinaryWriter writer, SearchModel model)
    {
        var index = model.Index;
        writer.Write(index.Terms.Length);
        foreach (var term in index.Terms) writer.Write(term);
        WriteArray<float>(writer, index.Idf);
        foreach (var postings in index.Postings) WriteArray<Posting>(writer, postings);
        writer.Write(index.Articles.Length);
        foreach (var article in index.Articles)
        {
            writer.Write(article.Id);
            writer.Write(article.Topic);
            writer.Write((int)article.Kind);
            writer.Write(article.PhrasingLength);
            writer.Write(article.BodyLength);
            WritePhrase(writer, article.Title);
            writer.Write(article.Phrases.Length);
            foreach (var phrase in article.Phrases) WritePhrase(writer, phrase);
        }
        writer.Write(model.Speller.Counts.Count);
        foreach (var (word, count) in model.Speller.Counts)
        {
            writer.Write(word);
            writer.Write(count);
        }
        WriteModel(writer, model.Routes);
        WriteModel(writer, model.Topics);
        WriteModel(writer, model.Kinds);
        WriteArray<float>(writer, model.RankWeights);
        WriteArray<float>(writer, model.AnswerWeights);
    }

    private static SearchModel Read(BinaryReader reader, string hash)
    {
        var terms = new string[reader.ReadInt32()];
        for (var i = 0; i < terms.Length; i++) terms[i] = reader.ReadString();
        var idf = ReadArray<float>(reader);
        var postings = new Posting[terms.Length][];
        for (var i = 0; i < postings.Length; i++) postings[i] = ReadArray<Posting>(reader);
        var articles = new IndexedArticle[reader.ReadInt32()];
        for (var i = 0; i < articles.Length; i++)
        {
            var (id, topic, kind, phrasingLength, bodyLength) = (reader.ReadString(), reader.ReadString(), (QuestionKind)reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            var title = ReadPhrase(reader);
            var phrases = new IndexedPhrase[reader.ReadInt32()];
            for (var p = 0; p < phrases.Length; p++) phrases[p] = ReadPhrase(reader);
            articles[i] = new IndexedArticle(id, topic, kind, title, phrases, phrasingLength, bodyLength);
        }
        var words = reader.ReadInt32();
        var counts = new Dictionary<string, int>(words, StringComparer.Ordinal);
        for (var i = 0; i < words; i++) counts[reader.ReadString()] = reader.ReadInt32();
        var (routes, topics, kinds) = (ReadModel(reader), ReadModel(reader), ReadModel(reader));
        return new SearchModel(hash, new ArticleIndex(terms, idf, postings, articles), new Speller(counts), routes, topics, kinds, ReadArray<float>(reader), ReadArray<float>(reader));
    }

    private static void WritePhrase(BinaryWriter writer, IndexedPhrase phrase)
    {
        WriteArray<int>(writer, phrase.Terms);
        WriteArray<float>(writer, phrase.Weights);
        WriteArray<uint>(writer, phrase.Grams);
        writer.Write(phrase.Unknown);
    }

    private static IndexedPhrase ReadPhrase(BinaryReader reader) =>
        new(ReadArray<int>(reader), ReadArray<float>(reader), ReadArray<uint>(reader), reader.ReadSingle());

    // Half precision loses nothing, since learning ends with it, and a start reads half as much.
    private static void WriteModel(BinaryWriter writer, LinearModel model)
    {
        writer.Write(model.Classes.Length);
        foreach (var name in model.Classes) writer.Write(name);
        var halves = new Half[model.Weights.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertToHalf(model.Weights, halves);
        WriteArray<Half>(writer, halves);
        WriteArray<float>(writer, model.Bias.ToArray());
    }

    private static LinearModel ReadModel(BinaryReader reader)
    {
        var classes = new string[reader.ReadInt32()];
        for (var i = 0; i < classes.Length; i++) classes[i] = reader.ReadString();
        var halves = ReadArray<Half>(reader);
        var weights = new float[halves.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(halves, weights);
        return new LinearModel(classes, weights, ReadArray<float>(reader));
    }

    private static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
