using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MesoBot.Tests.Handoff;

/// <summary>As much of a mail server as one mail needs.</summary>
/// <param name="certificate">With one it offers STARTTLS.</param>
internal sealed class MailServer(X509Certificate2? certificate) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _received = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All lines of all clients; the body decoded where it is base64.</summary>
    public string Received
    {
        get
        {
            lock (_received) return _received.ToString();
        }
    }

    public static MailServer Start(X509Certificate2? certificate = null)
    {
        var server = new MailServer(certificate);
        server._listener.Start();
        _ = server.AcceptAsync();
        return server;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) await WelcomeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task WelcomeAsync(TcpClient client)
    {
        using var held = client;
        try
        {
            if (!await ServeAsync(client.GetStream(), "220 here")) return;
            // What was said in the open counts for nothing from here on.
            lock (_received) _received.Append("-- encrypted\n");
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate!);
            await ServeAsync(stream, greeting: null);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client hung up: it does not trust the certificate.
        }
    }

    /// <returns>True when the client asks to go on encrypted.</returns>
    private async Task<bool> ServeAsync(Stream stream, string? greeting)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (greeting is not null) await writer.WriteLineAsync(greeting);
        var inData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_received) _received.Append(line).Append('\n');
            if (inData && line != ".") continue;
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" when certificate is not null && greeting is not null => "250-here\r\n250 STARTTLS",
                "EHLO" or "HELO" => "250 here",
                "STARTTLS" when certificate is not null => "220 go on",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            inData = line.Equals("DATA", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(answer);
            if (answer == "220 go on") return true;
            if (answer.StartsWith("221", StringComparison.Ordinal)) return false;
        }
        return false;
    }
}
