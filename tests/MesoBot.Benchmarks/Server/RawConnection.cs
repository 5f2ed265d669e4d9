using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MesoBot.Benchmarks.Server;

/// <summary>
/// HTTP/1.1 and WebSocket frames on a blocking socket: a load generator must cost less than what it measures, and HttpClient costs
/// more than the server beneath it. Knows no chunked answers.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public RawConnection(int port) => _socket.Connect(IPAddress.Loopback, port);

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[_socket.Send(bytes)..];
    }

    public int ReadStatus()
    {
        while (_end - _start < 12) Receive();
        return int.Parse(_buffer.AsSpan(_start + 9, 3), CultureInfo.InvariantCulture);
    }

    /// <summary>Reads an answer with a Content-Length.</summary>
    /// <exception cref="IOException">It is no success.</exception>
    public void ReadAnswer()
    {
        var status = ReadStatus();
        var head = ReadHead();
        var length = LengthOf(_buffer.AsSpan(_start, head));
        while (_end - _start < head + length) Receive();
        if (status != 200) throw new IOException("The server answered " + Encoding.UTF8.GetString(_buffer.AsSpan(_start, head + length)));
        _start += head + length;
    }

    public void Upgrade(string path)
    {
        Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        if (ReadStatus() != 101) throw new IOException("The socket was refused.");
        _start += ReadHead();
    }

    /// <summary>Reads frames up to one that holds the words.</summary>
    public void ReadFrameWith(ReadOnlySpan<byte> words)
    {
        while (true)
        {
            var (head, length) = ReadFrameHead();
            while (_end - _start < head + length) Receive();
            var found = _buffer.AsSpan(_start + head, length).IndexOf(words) >= 0;
            _start += head + length;
            if (found) return;
        }
    }

    public void Dispose() => _socket.Dispose();

    private (int Head, int Length) ReadFrameHead()
    {
        while (_end - _start < 2) Receive();
        var kind = _buffer[_start + 1] & 0x7f;
        var head = kind switch { 126 => 4, 127 => 10, _ => 2 };
        while (_end - _start < head) Receive();
        var span = _buffer.AsSpan(_start);
        return (head, kind switch { 126 => BinaryPrimitives.ReadUInt16BigEndian(span[2..]), 127 => (int)BinaryPrimitives.ReadUInt64BigEndian(span[2..]), _ => kind });
    }

    private int ReadHead()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return end + 4;
            Receive();
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0) return 0;
        var value = head[(at + name.Length)..];
        return int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private void Receive()
    {
        if (_start == _end) (_start, _end) = (0, 0);
        if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _socket.Receive(_buffer.AsSpan(_end));
        if (read == 0) throw new IOException("The server closed the connection.");
        _end += read;
    }
}
